import type { Construct } from "constructs";
import { Accelerator } from "../constructs/accelerator";
import type { DataClass } from "../constructs/data-class";
import { SovereignGpuPool } from "../constructs/sovereign-gpu-pool";
import { notALocalSite } from "../constructs/platforms/local/errors";
import type { Site } from "../constructs/site";
import { SovereignStack } from "../constructs/sovereign-stack";

/** Properties of a whole stack on this machine. */
export interface LocalAiStackProps {
  /** A local site. */
  readonly site: Site;

  /** Which accelerator the machine must have. @default Accelerator.detected() - whatever is there, a CPU too */
  readonly accelerator?: Accelerator;

  /** How many of them the machine must have at least. @default - one where `accelerator` is stated, else none */
  readonly acceleratorsPerNode?: number;

  /** How protected the data on this machine is. @default - the policy's `defaultDataClass` */
  readonly dataClass?: DataClass;

  /** What the data is about, e.g. `personal`, `health`, `payment`, `government`. @default - not stated */
  readonly dataTags?: string[];
}

/**
 * A whole stack on the machine that deploys it: its own hardware as a pool, and a node agent on the loopback address
 * that says what the deploy found. It needs no account, no network and no accelerator.
 */
export class LocalAiStack extends SovereignStack {
  /** This machine. */
  public readonly pool: SovereignGpuPool;

  /** @throws when the site is not a local one */
  public constructor(scope: Construct, id: string, props: LocalAiStackProps) {
    if (props.site.platform !== "local") throw notALocalSite(id, props.site.name, props.site.platform);
    const { site, dataClass, dataTags } = props;
    super(scope, id, { site, dataClass, dataTags });
    this.pool = new SovereignGpuPool(this, "node", {
      accelerator: props.accelerator ?? Accelerator.detected(),
      acceleratorsPerNode: props.acceleratorsPerNode,
      nodes: 1,
    });
  }
}
