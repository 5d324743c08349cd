import { parseDocument } from "../../../engine/document/read";
import { topologyFromDocument, type LoadedTopology } from "../../../engine/power";

/** A small hall as an engineer writes it: one UPS, one feed, one rack with a DGX H100. */
export const WRITTEN = `version: 1
name: hall-1
electricalCode: iec
elements:
  - { name: utility, kind: utility, ratedKw: 300 }
  - { name: ups-a, kind: ups, from: [utility], ratedKw: 60, efficiency: 0.95 }
  - { name: feed-a, kind: feed, from: [ups-a], volts: 230, reference: line-neutral, amps: 63 }
racks:
  - name: r1
    feeds: [feed-a]
    redundancy: N
    servers: [ { model: dgx-h100, count: 1 } ]
`;

/** `WRITTEN` with a part replaced; the part has to be there. */
export function writtenWith(...changes: readonly (readonly [part: string, by: string])[]): string {
  return changes.reduce((text, [part, by]) => {
    if (!text.includes(part)) throw new Error(`the written hall has no '${part}'`);
    return text.replace(part, by);
  }, WRITTEN);
}

export function loadWritten(text: string): LoadedTopology {
  return topologyFromDocument(parseDocument(text, "hall-1.power.yaml"));
}
