import { TerraformStack, type LocalExecProvisioner } from "cdktf";
import type { Construct } from "constructs";
import type { OfflineRke2Props } from "../../rke2";
import { statedPath } from "../stack-folder";
import { TerraformData } from "../terraform-data";
import type { Joins } from "./rke2-join";
import type { LivingHost, SiteShape } from "./site-shape";
import { escapeTemplate, interpolation, quoted } from "./template";

/** The line by which a file is known as written for a site; another file is never overwritten or removed. */
const OURS = '"# Written for the site $SITE by cdktf-sovereign-ai"';

const FETCH = `set -eu
umask 077
if [ -e "$FILE" ] && ! grep -qxF ${OURS} "$FILE"; then
  echo "sovereign: $FILE is there and was not written for the site $SITE; move it away, or name another file" >&2
  exit 1
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "host $HOST_KEY" > "$folder/known_hosts"
ssh -F none -o BatchMode=yes -o ConnectTimeout=60 -o HostKeyAlias=host -o StrictHostKeyChecking=yes \\
  -o UserKnownHostsFile="$folder/known_hosts" -o GlobalKnownHostsFile=/dev/null -p "$PORT" \\
  \${KEY_FILE:+-o IdentitiesOnly=yes -i "$KEY_FILE"} "$LOGIN@$ADDRESS" "$READ /etc/rancher/rke2/rke2.yaml" > "$folder/rke2.yaml"
{ echo ${OURS}; sed "s|https://127\\.0\\.0\\.1:|https://$SERVER:|" "$folder/rke2.yaml"; } > "$folder/kubeconfig"
mkdir -p "$(dirname "$FILE")"
mv "$folder/kubeconfig" "$FILE"`;

const FORGET = `if [ -e "$FILE" ] && grep -qxF ${OURS} "$FILE"; then rm "$FILE"; fi`;

/**
 * Leaves the cluster's kubeconfig with the machine that deploys, where the program asks for it, so that one deploy reaches
 * what it has just installed. OpenSSH fetches it: what Terraform fetches ends in its state.
 */
export function emitKubeconfig(
  scope: Construct,
  { site }: SiteShape,
  { kubeconfigFile, registrationAddress }: OfflineRke2Props,
  server: LivingHost | undefined,
  joins: Joins,
): TerraformData {
  const file = kubeconfigFile && statedPath(TerraformStack.of(scope), kubeconfigFile);
  return new TerraformData(scope, "kubeconfig", {
    forEach: () => (file !== undefined && server ? { [escapeTemplate(file)]: { login: server.login, site } } : {}),
    input: () => ({ file: "${each.key}", site: "${each.value.site}" }),
    triggersReplace: () => (server ? { joined: joins.idOf(server.name) } : {}),
    dependsOn: joins.all,
    provisioners: [
      step(FETCH, {
        FILE: "pathexpand(each.key)",
        SITE: "each.value.site",
        ADDRESS: "each.value.login.address",
        PORT: "each.value.login.port",
        LOGIN: "each.value.login.user",
        HOST_KEY: "each.value.login.host_key",
        KEY_FILE: '(each.value.login.private_key_file == null ? "" : pathexpand(each.value.login.private_key_file))',
        READ: '(each.value.login.user == "root" ? "cat" : "sudo -n cat")',
        SERVER: quoted(inUrl(registrationAddress ?? server?.address ?? "")),
      }),
      { ...step(FORGET, { FILE: "pathexpand(self.input.file)", SITE: "self.input.site" }), when: "destroy" },
    ],
  });
}

/** An IPv6 address stands in brackets there (RFC 3986, section 3.2.2). */
function inUrl(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}

function step(script: string, environment: Readonly<Record<string, string>>): LocalExecProvisioner {
  return {
    type: "local-exec",
    command: escapeTemplate(script),
    environment: Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, interpolation(value)])),
  };
}
