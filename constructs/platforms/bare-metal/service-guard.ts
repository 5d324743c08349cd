import type { Construct } from "constructs";
import { TerraformData } from "../terraform-data";
import type { HostSteps } from "./host-steps";
import { reachEither, reachHost, reachOf, type LoginFacts } from "./reach";
import { isOneOf, type LivingHost, type SiteShape } from "./site-shape";
import { idOf, scriptOf, stepProvisioners } from "./step";
import { quoted } from "./template";

/** What an undo remembers of a service on a host. */
interface GuardedService extends LoginFacts {
  readonly host_name: string;
  readonly unit_name: string;
}

/** Undoes services that leave the program, or a host of theirs. One resource for all: its block stands always. */
export class ServiceGuard {
  private readonly resource: TerraformData;
  private readonly services: Record<string, GuardedService> = {};

  public constructor(scope: Construct, { site, living, lost }: SiteShape, { check }: HostSteps) {
    const isLost = isOneOf(lost, "self.input.host_name");
    this.resource = new TerraformData(scope, "service-guard", {
      forEach: () => this.services,
      input: () => "${each.value}",
      dependsOn: [check],
      // Where no host lives there is nowhere to connect to for one that is lost; the undo of a host takes its services.
      provisioners:
        living.length === 0
          ? []
          : stepProvisioners({
              name: "down-${self.input.unit_name}-${self.input.host_name}",
              reach: reachEither(isLost, reachHost(living[0].login), reachOf("self.input")),
              script: scriptOf("service-down", {
                SITE: site,
                HOST: { expression: "self.input.host_name" },
                NAME: { expression: "self.input.unit_name" },
              }),
              skip: isLost,
              undo: true,
            }),
    });
  }

  /**
   * Guards a service on a host.
   *
   * @returns reference to the instance's id
   */
  public add(unit: string, { name, login }: LivingHost): string {
    const key = `${name}/${unit}`;
    this.services[key] = { ...login, host_name: name, unit_name: unit };
    return idOf(this.resource, quoted(key));
  }

  public get dependable(): TerraformData {
    return this.resource;
  }
}
