import { SovereignError } from "../error";

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EISDIR: "this is a folder, not a file",
  EACCES: "no permission to read this file",
  ERR_FS_FILE_TOO_LARGE: "the file is too large to be read",
};

export function unreadableFile(file: string, code: string | undefined): SovereignError {
  return new SovereignError(`${file}: ${UNREADABLE[code ?? ""] ?? `the file cannot be read (${code})`}`);
}

export function notText(file: string): SovereignError {
  return new SovereignError(`${file}: this is not text in UTF-8; save the file as UTF-8`);
}

export function tooLarge(file: string, bytes: number): SovereignError {
  return new SovereignError(
    `${file}: the file is too large to be read; at most ${Math.floor(bytes / 2 ** 20)} MiB are`,
  );
}

export function badYaml(place: string, what: string): SovereignError {
  return new SovereignError(`${place}: ${what}`);
}
