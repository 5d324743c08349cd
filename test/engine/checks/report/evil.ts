import type { Report } from "../../../../engine/checks/report/report";
import { at, flowOf, graphOf, placementOf, resourceOf, stackOf } from "../hand-made";
import { sampleReport } from "./sample";

/** Closes a script, moves the cursor, turns the direction of reading, and has both quotes. */
export const EVIL = "</script><script>alert(1)</script>\u001b[2J\u202e'\"&";

/** A report with that wherever an input can put it. */
export function evilReport(): Report {
  const resource = { ...resourceOf("aws_sqs_queue.q"), address: `aws_sqs_queue.q["${EVIL}"]`, constructPath: EVIL };
  const stack = stackOf(EVIL, [resource]);
  const evidence = [{ address: EVIL, attribute: EVIL, value: EVIL, note: EVIL }];
  const waiver = { rule: "RES-PLACE", path: EVIL, reason: EVIL, owner: EVIL, approval: EVIL, expires: "2026-12-01" };
  const report = sampleReport(
    graphOf({
      stacks: [stack],
      placements: [placementOf(at(EVIL, "US"), { stack, resource, evidence, operator: EVIL, basis: EVIL })],
      flows: [flowOf("log", at(EVIL, "DE"), { stack, resource, evidence, operator: EVIL, from: EVIL, to: EVIL })],
      stated: [{ path: EVIL, what: EVIL }],
      notAssessed: [{ what: EVIL, why: EVIL }],
    }),
  );
  const waived = report.findings.map((finding) => ({ ...finding, status: "waived" as const, waiver }));
  return {
    ...report,
    findings: [...report.findings, ...waived],
    inputs: [{ file: EVIL, kind: "plan", stack: EVIL }],
    policy: { file: EVIL, sha256: EVIL, profiles: [{ id: EVIL, title: EVIL, file: EVIL, sha256: EVIL }] },
  };
}
