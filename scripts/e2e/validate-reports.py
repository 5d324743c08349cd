"""Validates reports: validate-reports.py junit SCHEMA FILE… | oscal FILE…

Prints what is wrong. Exit status: 0 every file is valid, 1 one is not, 2 there was nothing to validate.
"""

import sys


def junit_problems(schema: str, files: list[str]):
    import xmlschema

    validator = xmlschema.XMLSchema(schema)
    for file in files:
        try:
            for error in validator.iter_errors(file):
                yield f"{file}: {error.path}: {error.reason}"
        except Exception as error:  # not even XML
            yield f"{file}: {error}"


def oscal_problems(files: list[str]):
    from oscal import OSCAL

    for file in files:
        document = OSCAL.load(file)
        if document is None:
            yield f"{file}: not OSCAL"
            continue
        if not document.validate("json"):
            yield from (f"{file}: {error}" for error in document.validation_errors)
            if not document.validation_errors:
                yield f"{file}: {document.validation_status}"


def main(kind: str, *arguments: str) -> int:
    if kind == "junit":
        schema, *files = arguments
        problems = list(junit_problems(schema, files))
    else:
        files = list(arguments)
        problems = list(oscal_problems(files))
    print(*problems[:20], sep="\n")
    if not files:
        return 2
    print(f"{len(files)} files, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main(*sys.argv[1:]))
