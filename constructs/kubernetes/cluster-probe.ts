import {
  dependable,
  TerraformDataSource,
  TerraformResource,
  Token,
  type TerraformResourceLifecycle,
  type TerraformStack,
} from "cdktf";
import { clusterOlderThanStated } from "./errors";
import { minorNumber } from "./versions";

/**
 * What Terraform's error names when the cluster does not answer. Its providers word such an error themselves, and a check
 * block would neither show a message of ours nor ever leave a plan without a change (tried with Terraform 1.11.4): the
 * address is the one place for a hint.
 */
const HINT = "can-this-machine-reach-the-cluster";

const ID = "cluster-probe";

/** The providers that can ask a cluster for its version, and how: the second plans without the cluster. */
const PROBES: Readonly<Record<string, (layer: TerraformStack, lifecycle: Lifecycle) => Probe>> = {
  kubernetes: (layer, lifecycle) => new TerraformDataSource(layer, ID, { ...versionOf("kubernetes"), lifecycle }),
  kubectl: (layer, lifecycle) => new TerraformResource(layer, ID, { ...versionOf("kubectl"), lifecycle }),
};

type Lifecycle = TerraformResourceLifecycle | undefined;
type Probe = TerraformDataSource | TerraformResource;

/**
 * Asks the cluster for its version before anything is tried in it: one error instead of one an object, and a refusal in
 * words where it is older than the program states.
 *
 * @returns the address of the question; `undefined` where the provider has none
 */
export function probeCluster(layer: TerraformStack, provider: string, version: string | undefined): string | undefined {
  const make = PROBES[provider];
  if (!make) return undefined;
  const known = addresses.get(layer);
  if (known !== undefined) return known;
  const probe = make(layer, lifecycleFor(layer, version));
  probe.overrideLogicalId(HINT);
  const address = dependable(probe);
  addresses.set(layer, address);
  return address;
}

/** cdktf words an address anew each time that it is asked for one, and a program may be written twice. */
const addresses = new WeakMap<TerraformStack, string>();

function versionOf(provider: string) {
  return {
    terraformResourceType: `${provider}_server_version`,
    terraformGeneratorMetadata: { providerName: provider },
  };
}

function lifecycleFor(layer: TerraformStack, version: string | undefined): Lifecycle {
  if (version === undefined || Token.isUnresolved(version)) return undefined;
  const running = 'tonumber(regex("^v?[0-9]+\\\\.([0-9]+)", self.git_version)[0])';
  return {
    postcondition: [
      {
        condition: `\${${running} >= ${minorNumber(layer.node.path, version)}}`,
        errorMessage: clusterOlderThanStated(layer.node.path, "${self.git_version}", version),
      },
    ],
  };
}
