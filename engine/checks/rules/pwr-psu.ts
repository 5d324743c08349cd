import type { ServerAssessment, SuppliesLeft } from "../../power/assessment";
import { findServer } from "../../../catalog/servers";
import { AT_HOME, hallWithPower } from "./demonstration";
import { inState } from "./element-load";
import { hallRacks, inTopology, makersGuide, rackName, rowsOf, togetherAfterColon, type HallRack } from "./halls";
import { defineRule } from "./rule";

const two = (model: string) => ({ servers: [{ model, count: 2 }] });

export const pwrPsu = defineRule<HallRack>({
  id: "PWR-PSU",
  what:
    "Every single failure leaves a server as many power supplies as it needs for full performance. Feeds carry equal " +
    "shares of the supplies, rounded down. A warning, for servers of which the catalogue knows it.",
  why:
    "A server with 4+2 supplies on two feeds keeps 3 of 6 when one of them fails: what looks like 2N runs slower, or " +
    "not at all.",
  citation: "the maker's guide, as `sovereign catalog servers` has it",
  example: "DGX H100, which needs 4 of its 6 supplies, in a rack with two feeds.",
  demonstration: { fails: hallWithPower(two("dgx-h100")), fixed: hallWithPower(two("dgx-b300")), ...AT_HOME },
  remedy: "Take a server with N+N supplies, feed it from three sides, or count on reduced performance in a failure.",
  subjects: (graph) =>
    hallRacks(graph).filter(({ rack }) =>
      rack.servers.some(({ server }) => server.count > 0 && findServer(server.model)?.powerSupplies),
    ),
  judge: (one) => {
    const { hall, rack } = one;
    const short = rack.servers.filter(isShort);
    if (short.length === 0) return undefined;
    const sentences = short.map(({ server, suppliesLeft }) => {
      const { state, powered, count, neededForFull } = suppliesLeft;
      return (
        `${inState(state, hall)} ${powered} of the ${count} supplies of each ${server.model} have power, and it needs ` +
        `${neededForFull} for full performance${reduced(suppliesLeft)}.`
      );
    });
    return {
      status: "fail",
      severity: "warning",
      ...inTopology(hall, rack.rack.name),
      message: `${rackName(one)}: ${togetherAfterColon(sentences)}`,
      evidence: [
        { address: rack.rack.name, attribute: "feeds", value: rack.rack.feeds.join(", ") },
        ...short.map(({ server, suppliesLeft: { powered, count, state } }) => ({
          address: rack.rack.name,
          attribute: "servers",
          value: `${server.count} × ${server.model}`,
          note: `${powered} of ${count} supplies, ${state}`,
        })),
      ],
      citations: rowsOf(short).map(makersGuide),
      remedy: "Spread the supplies over more feeds, take servers with N+N supplies, or count on reduced performance.",
    };
  },
});

type ShortServer = ServerAssessment & { readonly suppliesLeft: SuppliesLeft };

function isShort(server: ServerAssessment): server is ShortServer {
  return server.suppliesLeft !== undefined;
}

function reduced({ powered, neededForReduced }: SuppliesLeft): string {
  if (neededForReduced === undefined) return "";
  return powered >= neededForReduced
    ? `; with ${neededForReduced} or more it runs reduced`
    : `, and ${neededForReduced} to run at all`;
}
