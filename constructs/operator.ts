import { findCountry } from "../catalog/countries";
import { findOperator, operators } from "../catalog/operators";
import type { StatedOperator } from "../engine/checks/model/facts";
import { unknownCountry, unknownOperator } from "./errors";

/** Facts about an operator; all countries are ISO 3166-1 alpha-2 codes. */
export interface OperatorProps {
  /** Country of the operator's head office. */
  readonly hq: string;

  /**
   * Country of the head office of the operator's ultimate parent.
   *
   * @default - the same as `hq`: the operator has no foreign parent
   */
  readonly ultimateParent?: string;

  /**
   * Country of the vendor whose technology the operator runs.
   *
   * @default - not stated
   */
  readonly techVendor?: string;
}

/** The legal entity that runs a site. */
export class Operator {
  /**
   * An operator by its name.
   *
   * @param id a short stable name, as policies and reports write it
   * @param props facts about it @default - those of the catalogue
   * @throws when nothing is stated of an operator that the catalogue does not know
   */
  public static of(id: string, props?: OperatorProps): Operator {
    if (!props) {
      if (!findOperator(id)) throw unknownOperator(id, catalogueIds());
      return Operator._ofCatalogue(id);
    }
    const { hq, ultimateParent = hq, techVendor } = props;
    for (const country of [hq, ultimateParent, ...(techVendor ? [techVendor] : [])]) {
      if (!findCountry(country)) throw unknownCountry(country, `Operator.of("${id}")`);
    }
    return new Operator(id, hq, ultimateParent, techVendor);
  }

  /** @internal */
  public static _ofCatalogue(id: string): Operator {
    const row = findOperator(id);
    if (!row) throw new Error(`The catalogue's regions name an operator '${id}' that it does not list`);
    return new Operator(row.id, row.hq, row.ultimateParent, row.techVendor?.country);
  }

  private constructor(
    public readonly id: string,
    /** Country of the head office; absent where the catalogue does not know it. */
    public readonly hq?: string,
    /** Country of the ultimate parent's head office; absent where the catalogue does not know it. */
    public readonly ultimateParent?: string,
    /** Country of the vendor whose technology it runs; absent where it is its own or not known. */
    public readonly techVendor?: string,
  ) {}

  /** @internal */
  public _facts(): StatedOperator {
    const { id, hq, ultimateParent, techVendor } = this;
    return {
      id,
      ...(hq ? { hq } : {}),
      ...(ultimateParent ? { ultimateParent } : {}),
      ...(techVendor ? { techVendor } : {}),
    };
  }
}

function catalogueIds(): string[] {
  return operators().map((row) => row.id);
}
