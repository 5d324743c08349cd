import type { JsonValue } from "../../../json";
import { isJsonObject } from "../../../json";
import { finalText } from "./holes";
import type { Node } from "./node";

const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/** The data of a secret as text; what is no text, or is not known, is left out. */
export function decoded({ attribute, value, scope }: Node): Node {
  const data = isJsonObject(value) ? value : {};
  const text = Object.entries(data).flatMap(([name, encoded]): [string, JsonValue][] => {
    if (typeof encoded !== "string" || !BASE64.test(encoded)) return [];
    const bytes = Buffer.from(encoded, "base64").toString("utf8");
    return bytes.includes("\uFFFD") ? [] : [[name, finalText(bytes)]];
  });
  return { attribute, value: Object.fromEntries(text), scope };
}
