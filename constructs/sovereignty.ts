import { App } from "cdktf";
import type { IConstruct } from "constructs";
import { findCountry } from "../catalog/countries";
import { today, waiverProblems } from "../engine/policy";
import type { DataClass } from "./data-class";
import { requireDataClass } from "./require-data-class";
import { badWaiver, enforceOutsideApp, unknownCountry } from "./errors";
import { stateFacts, stateWaiver } from "./facts";
import { guardApp } from "./gate";
import type { Operator } from "./operator";
import type { SovereigntyPolicy } from "./policy";

/** Where something stands and who runs it. */
export interface LocationProps {
  /** ISO 3166-1 alpha-2 code. */
  readonly country: string;

  /** @default - not stated */
  readonly operator?: Operator;
}

/** A finding that a program accepts of itself, where the policy lets it. */
export interface ProgramWaiverProps {
  /** Rule id, e.g. `RES-LOG`. */
  readonly rule: string;
  readonly reason: string;
  readonly owner: string;
  /** ISO date, at most 400 days ahead. */
  readonly expires: string;
  /** Reference of an approval. @default - none */
  readonly approval?: string;
}

/**
 * What a program states of raw resources and constructs, inherited by everything below the scope.
 *
 * A statement fills what Terraform cannot say. It never beats a place that is resolved from the resources, and what
 * the policy does not let a program say has no effect; the report lists it either way.
 */
export class Sovereignty {
  public static of(scope: IConstruct): Sovereignty {
    return new Sovereignty(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * States how protected the data below this scope is.
   *
   * @param tags what the data is about, e.g. `personal`, `health`, `payment`, `government`
   */
  public classify(dataClass: DataClass, ...tags: string[]): Sovereignty {
    requireDataClass(dataClass, `Sovereignty.of("${this.scope.node.path}").classify`);
    stateFacts(this.scope, { dataClass, ...(tags.length > 0 ? { tags } : {}) });
    return this;
  }

  /** States where the resources below this scope stand, for those whose place Terraform cannot say. */
  public locatedIn(location: LocationProps): Sovereignty {
    if (!findCountry(location.country)) {
      throw unknownCountry(location.country, `Sovereignty.of("${this.scope.node.path}").locatedIn`);
    }
    stateFacts(this.scope, {
      country: location.country,
      ...(location.operator ? { operator: location.operator._facts() } : {}),
    });
    return this;
  }

  /** Accepts the findings of one rule below this scope, where the policy's `program.waivers` lists the rule. */
  public waive(waiver: ProgramWaiverProps): Sovereignty {
    const problems = waiverProblems(waiver, today()).map(({ key, message }) => `${key}: ${message}`);
    if (problems.length > 0) throw badWaiver(`Sovereignty.of("${this.scope.node.path}").waive`, problems);
    stateWaiver(this.scope, { ...waiver });
    return this;
  }

  /**
   * Makes `synth()` of an existing app check every stack against the policy and refuse what breaks it. Programs that
   * start from `SovereignApp` have this already.
   *
   * @throws when the scope is not an app, or the app is checked already
   */
  public enforce(policy: SovereigntyPolicy): void {
    if (!App.isApp(this.scope)) throw enforceOutsideApp(this.scope.node.path);
    guardApp(this.scope, policy._loaded());
  }
}
