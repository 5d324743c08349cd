import { expect, test } from "vitest";
import {
  Hosts,
  NodeSelection,
  Operator,
  PowerTopology,
  Rke2,
  Server,
  Site,
  SystemdService,
  ThermalAwareNodeGroup,
} from "../../index";
import { plainHall } from "./bare-metal/hall";
import { useTemporaryFolder } from "./program";

useTemporaryFolder();

/** What a program without types may write. */
const untyped = (value: unknown) => value as never;

const bareMetal = (props: object) =>
  Site.bareMetal("hall", untyped({ country: "DE", operator: Operator.of("acme", { hq: "DE" }), ...props }));
const nodes = (props?: object) => new ThermalAwareNodeGroup(plainHall(), "serving", untyped(props));
const service = (props: object) => new SystemdService(plainHall(), "exporter", untyped(props));

test.each<[string, () => unknown, string]>([
  [
    "no hosts",
    () => bareMetal({}),
    'Site.bareMetal("hall"): hosts must be Hosts, from Hosts.fromFile or Hosts.of, not ',
  ],
  [
    "props in the place of an Rke2",
    () => bareMetal({ hosts: Hosts.of(), kubernetes: {} }),
    'Site.bareMetal("hall"): kubernetes must be an Rke2, not another object',
  ],
  ["an Rke2 without a bundle", () => Rke2.offline(untyped({})), "Rke2.offline: bundle must be a text, not 'undefined'"],
  [
    "a service without a command",
    () => service({ nodeSelection: NodeSelection.byName("n1") }),
    "hall/exporter: execStart must be a command, not 'undefined'",
  ],
  ["a hall of nothing", () => PowerTopology.of(untyped(undefined)), "PowerTopology.of: "],
  ["a group of nothing", () => nodes(), "hall/serving: say what the nodes are: `server: Server.DGX_H100`"],
  ["a server's name", () => nodes({ server: "dgx-h100" }), "hall/serving: server must be a Server, not 'dgx-h100'"],
  [
    "one rack as a text",
    () => nodes({ server: Server.DGX_H100, racks: "r1" }),
    "hall/serving: racks must be a list of",
  ],
  [
    "no placement",
    () => nodes({ server: Server.DGX_H100, placement: null }),
    "hall/serving: placement must be a number",
  ],
  ["a workload of one's own", () => nodes({ server: Server.DGX_H100, workload: "web" }), "workload must be a Workload"],
  ["another way when hot", () => nodes({ server: Server.DGX_H100, whenHot: "burn" }), "whenHot must be a WhenHot"],
  ["an owner of one's own", () => nodes({ server: Server.DGX_H100, capOwner: "me" }), "capOwner must be a CapOwner"],
  ["a profile's id", () => nodes({ server: Server.DGX_B200, powerProfile: 1 }), "powerProfile must be a PowerProfile"],
])("%s is refused in words", (_, program, message) => {
  expect(program).toThrow(message);
});

test("a token as plain text is refused, and not repeated", () => {
  const offline = () => Rke2.offline(untyped({ bundle: "b", version: "v1.34.2+rke2r1", token: "a-secret" }));
  expect(offline).toThrow("Rke2.offline: token must be a JoinToken");
  expect(offline).not.toThrow("a-secret");
});
