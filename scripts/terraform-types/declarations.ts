/** A member of an interface of a generated declaration file. */
export interface Member {
  /** As Terraform calls it. */
  readonly name: string;
  /** As it is declared, without what a reference may stand in for: `string`, `string[]`, `S3BucketCorsRule[]`. */
  readonly declaredType: string;
  readonly required: boolean;
  /** The first line of its comment; empty where that is only the link to the documentation. */
  readonly description: string;
}

/** What the generated declarations of one resource type or data source say. */
export interface Declarations {
  /** `aws_s3_bucket`; undefined for a data source, a provider, or a file of nested blocks only. */
  readonly resourceType?: string;
  /** The interface that holds the top-level arguments. */
  readonly config?: string;
  readonly interfaces: ReadonlyMap<string, readonly Member[]>;
}

const INTERFACE = /^export interface (\w+)(?: extends ([\w.]+))? \{(\}?)$/;
const MEMBER = /^ {4}readonly (\w+)(\??): (.*)$/;
const DOCUMENTED_AS = /#(\S+) \w+#\S+\}\s*$/;
const RESOURCE_CLASS = /^export declare class \w+ extends cdktf\.TerraformResource \{$/m;
const RESOURCE_TYPE = /^ {4}static readonly tfResourceType = "(\w+)";$/m;

/**
 * Reads declaration files as cdktf's generator writes them: one member a line, its comment before it, in which the link
 * to the documentation ends in the name that Terraform has for it.
 *
 * @param text the files of one resource type, one after the other
 * @throws Error for a member whose comment does not tell its name
 */
export function readDeclarations(text: string): Declarations {
  const interfaces = new Map<string, Member[]>();
  let config: string | undefined;
  let members: Member[] | undefined;
  let comment: string[] = [];
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (members === undefined) {
      const [, name, base, isEmpty] = INTERFACE.exec(line) ?? [];
      if (name === undefined) continue;
      if (base === "cdktf.TerraformMetaArguments") config = name;
      const opened: Member[] = [];
      interfaces.set(name, opened);
      if (!isEmpty) members = opened;
    } else if (line === "}") {
      members = undefined;
    } else if (line.startsWith("    *")) {
      comment.push(line.slice(5).trim());
    } else {
      const [, property, optional, start] = MEMBER.exec(line) ?? [];
      if (property === undefined) continue;
      let declared = start;
      // A map is declared over several lines.
      while (!declared.endsWith(";") || unclosed(declared)) declared += lines[++index].trim();
      members.push({
        name: nameIn(comment, property),
        declaredType: declared.slice(0, -1).replace(/ \| cdktf\.IResolvable$/, ""),
        required: optional === "",
        description: DOCUMENTED_AS.test(comment[0] ?? "") ? "" : (comment[0] ?? ""),
      });
      comment = [];
    }
  }
  const resourceType = RESOURCE_CLASS.test(text) ? RESOURCE_TYPE.exec(text)?.[1] : undefined;
  return { resourceType, config, interfaces };
}

function unclosed(declared: string): boolean {
  return declared.split("{").length > declared.split("}").length;
}

function nameIn(comment: readonly string[], property: string): string {
  for (const line of comment) {
    const name = DOCUMENTED_AS.exec(line)?.[1];
    if (name !== undefined) return name;
  }
  throw new Error(`the comment of the member \`${property}\` has no link that tells its name in Terraform`);
}
