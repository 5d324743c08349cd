import { Construct } from "constructs";
import { capVendorOf } from "../kubernetes/power/vendors";
import { powerCapScript } from "../kubernetes/power/node-script";
import { NodeSelection } from "../node-selection";
import type { SovereignStack } from "../sovereign-stack";
import { RestartPolicy } from "../systemd-service";
import { CapOwner, type ThermalAwareNodeGroupProps } from "../thermal-aware-node-group-props";
import type { CheckedGroup } from "./emit-group";
import { capNotSettable, onHostsOnly } from "./owner-errors";

/** What only objects of a cluster can do. */
const OF_KUBERNETES = [
  "whenHot",
  "thresholds",
  "agent",
  "namespace",
  "alertLabels",
  "exporterNamespace",
  "topologyLevels",
  "carriedLabels",
  "quotas",
] as const;

/** A service of systemd on hosts without Kubernetes, which holds cap or profile and gives it back when it is stopped. */
export function emitCapService(
  group: Construct,
  stack: SovereignStack,
  props: ThermalAwareNodeGroupProps,
  { placed, acceleratorsPerNode }: CheckedGroup,
): void {
  const { path } = group.node;
  const { gpuCapWatts, powerProfile, capOwner = CapOwner.OURS } = props;
  const refused = OF_KUBERNETES.find((property) => props[property] !== undefined);
  if (refused !== undefined) throw onHostsOnly(path, refused, stack.site.name);
  if ((gpuCapWatts ?? powerProfile) === undefined || capOwner !== CapOwner.OURS) return;
  const accelerator = placed.accelerator.name;
  const vendor = capVendorOf(accelerator);
  if (vendor === undefined) throw capNotSettable(path, accelerator);
  const names = placed.hosts?.map(({ name }) => name) ?? [];
  stack._driver().systemdService?.(new Construct(group, "power-cap"), stack, {
    nodeSelection: NodeSelection.byName(...names),
    description: powerProfile
      ? `Power profile ${powerProfile.name} of each ${accelerator}`
      : `Power cap of ${gpuCapWatts} W for each ${accelerator}`,
    script: powerCapScript(vendor, {
      owner: path,
      accelerator,
      acceleratorsPerNode,
      gpuCapWatts,
      powerProfileId: powerProfile?.id,
    }),
    user: "root",
    after: ["systemd-modules-load.service"],
    restart: RestartPolicy.ALWAYS,
    overrides: {
      Service: {
        // Limits of AMD's parts are files below /sys.
        ProtectKernelTunables: "no",
        // With it, devices that a unit does not list are closed (systemd.exec(5)), those of accelerators among them.
        ProtectClock: "no",
        // The script's folder, by which one that was killed knows its own limits when it is started anew.
        RuntimeDirectory: "sovereign-power",
        RuntimeDirectoryPreserve: "restart",
        // Five starts within ten seconds, and systemd would give the cap up for good.
        RestartSec: "5",
        // Time to give the defaults back.
        TimeoutStopSec: "60",
        KillMode: "mixed",
      },
    },
  });
}
