import * as path from "node:path";
import type { Report } from "../report";
import type { ArtifactLocation, SarifArtifact } from "./log";

/** Where the check was run: on GitHub the root of the repository. */
export const BASE_ID = "%SRCROOT%";

/** The files of a report, and in which of them a stack was read. */
export class Artifacts {
  public readonly list: readonly SarifArtifact[];
  private readonly indexOfUri = new Map<string, number>();
  private readonly uriOfStack: ReadonlyMap<string, string>;
  private readonly fallback: string;

  public constructor({ inputs, policy }: Pick<Report, "inputs" | "policy">) {
    const artifacts: SarifArtifact[] = [];
    const add = (file: string, rest: Omit<SarifArtifact, "location">): void => {
      const uri = relativeUri(file);
      if (this.indexOfUri.has(uri)) return;
      this.indexOfUri.set(uri, artifacts.length);
      artifacts.push({ location: { uri, uriBaseId: BASE_ID }, ...rest });
    };
    for (const { file } of inputs) add(file, { roles: ["analysisTarget"] });
    const policyFile = policy.file ?? inputs[0]?.file ?? "sovereignty.yaml";
    add(policyFile, {
      roles: ["userSpecifiedConfiguration"],
      ...(policy.sha256 === undefined ? {} : { hashes: { "sha-256": policy.sha256 } }),
    });
    this.list = artifacts;
    this.fallback = relativeUri(policyFile);
    this.uriOfStack = new Map(inputs.map(({ file, stack }) => [stack ?? file, relativeUri(file)]));
  }

  /** The input of a stack; what concerns no single stack stands at the policy. */
  public locationOf(stack: string | undefined): ArtifactLocation {
    const uri = (stack === undefined ? undefined : this.uriOfStack.get(stack)) ?? this.fallback;
    return { uri, uriBaseId: BASE_ID, index: this.indexOfUri.get(uri) ?? 0 };
  }
}

/**
 * A relative reference, the same on every machine. Of a file outside the folder of the check only the name is told; of
 * several files that are one root module, the first.
 */
function relativeUri(file: string): string {
  const [first] = file.split(", ", 1);
  const normal = path.posix.normalize(first.replaceAll("\\", "/"));
  const isOutside = /^(?:\/|[A-Za-z]:|\.\.(?:\/|$))/.test(normal);
  const inside = isOutside ? path.posix.basename(normal).replace(/^\.?\.?$/, ".") : normal;
  // Through bytes, since half a surrogate pair has no percent-encoding.
  const encodable = Buffer.from(inside).toString();
  return encodable.split("/").map(encodeURIComponent).join("/");
}
