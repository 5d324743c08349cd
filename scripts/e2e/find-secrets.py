"""Prints every file below the folders that holds a secret: find-secrets.py SECRETS FOLDER…

SECRETS has a secret a line. Each is looked for as it is and in base64, at any offset, also in the members of zip files,
as Terraform's plans are. Exit status: 0 one was found, 1 none was, 2 there was nothing to look for or in.
"""

import base64
import io
import os
import sys
import zipfile


def forms(secret: bytes) -> list[bytes]:
    # Three bytes become four letters, so base64 inside a longer text depends on the offset; the ends mix with neighbours.
    shifted = [base64.b64encode(b"\0" * shift + secret) for shift in range(3)]
    return [secret, *(text[4:-4] for text in shifted)]


def contents(data: bytes):
    yield data
    yield b"".join(data.split())  # base64 is written in lines
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from contents(archive.read(name))


def main(secrets_file: str, folders: list[str]) -> int:
    with open(secrets_file, "rb") as file:
        secrets = [line for line in file.read().splitlines() if line]
    wanted = [form for secret in secrets for form in forms(secret)]
    files = [os.path.join(root, name) for folder in folders for root, _, names in os.walk(folder) for name in names]
    files = [file for file in files if os.path.isfile(file) and not os.path.islink(file)]
    if not files or not secrets or any(len(secret) < 16 for secret in secrets):
        print("find-secrets.py: no files, no secrets, or a secret too short to tell from chance", file=sys.stderr)
        return 2
    holders = []
    for file in files:
        with open(file, "rb") as opened:
            data = opened.read()
        if any(form in content for content in contents(data) for form in wanted):
            holders.append(file)
    print("\n".join(holders))
    return 0 if holders else 1


sys.exit(main(sys.argv[1], sys.argv[2:]))
