import { citedAs, isLaw } from "../citation";
import type { ReportedFinding } from "../report";
import type { SarifTaxon, SarifTaxonomy, TaxonReference } from "./log";

const TAXONOMY = { name: "laws-and-standards", index: 0 };

/** Articles that findings cite, as a taxonomy that results refer to. Clauses of the policy are none. */
export class Citations {
  private readonly taxa: SarifTaxon[] = [];
  private readonly indexOfId = new Map<string, number>();

  /** @param findings those whose citations are listed, in order */
  public constructor(findings: readonly ReportedFinding[]) {
    for (const citation of findings.flatMap(({ citations }) => citations).filter(isLaw)) {
      const id = citedAs(citation);
      if (this.indexOfId.has(id)) continue;
      this.indexOfId.set(id, this.taxa.length);
      this.taxa.push({
        id,
        shortDescription: { text: `${id}, as of ${citation.asOf} (${citation.confidence}).` },
        ...(isAbsoluteUri(citation.url) ? { helpUri: citation.url } : {}),
      });
    }
  }

  public taxonomies(): readonly SarifTaxonomy[] {
    if (this.taxa.length === 0) return [];
    return [
      {
        name: TAXONOMY.name,
        shortDescription: { text: "Articles of laws and standards that findings cite." },
        isComprehensive: false,
        taxa: this.taxa,
      },
    ];
  }

  public references(): readonly (typeof TAXONOMY)[] {
    return this.taxa.length === 0 ? [] : [TAXONOMY];
  }

  public of({ citations }: ReportedFinding): readonly TaxonReference[] {
    const ids = new Set(citations.filter(isLaw).map(citedAs));
    return [...ids].map((id) => ({ id, index: this.indexOfId.get(id) ?? 0, toolComponent: TAXONOMY }));
  }
}

function isAbsoluteUri(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url);
}
