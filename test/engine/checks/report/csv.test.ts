import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvReport } from "../../../../engine/checks/report/csv";
import { characters } from "../../../../engine/checks/report/characters";
import { EMPTY, findingOf, hostileReport, reportOf } from "./small-report";

const HEADER =
  "stack,rule,severity,status,address,constructPath,dataClass,message,evidence,citations,remedy,waiverOwner,waiverExpires,fingerprint";

/** RFC 4180: records end in CRLF, fields may be quoted, a quote is doubled. */
function readCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const [, quoted, plain, end] = field.exec(text) ?? [];
    if (end === undefined) throw new Error("not RFC 4180");
    records.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") records.push([]);
  }
  return records.slice(0, -1);
}

describe("the CSV report", () => {
  test("is a header and one finding a row", () => {
    expect(csvReport(reportOf([findingOf()]))).toBe(
      `${HEADER}\r\n` +
        "shop,RES-PLACE,error,fail,aws_sqs_queue.orders,shop/orders,confidential,Queue 'orders' rests in us-east-1 (US).," +
        "aws_sqs_queue.orders: provider = aws.virginia; provider.aws.virginia: region = us-east-1 (alias virginia)," +
        `policy classes.confidential.countries; PDPL Art. 29,Give it an allowed region.,,,${"a".repeat(32)}\r\n`,
    );
  });

  test("names who accepted a finding until when, or leaves it out where that is asked for", () => {
    const [, ...kept] = readCsv(csvReport(reportOf()));
    expect(kept.find((row) => row[3] === "waived")?.slice(11, 13)).toEqual(["ciso@acme.example", "2026-12-01"]);
    const [, ...omitted] = readCsv(csvReport(reportOf(), { waived: "omit" }));
    expect(omitted.map((row) => row[3])).toEqual(["fail", "fail", "fail", "unknown"]);
  });

  test("has its header where nothing was found", () => {
    expect(csvReport(EMPTY)).toBe(`${HEADER}\r\n`);
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1"])("gives a spreadsheet no formula: %j", (address) => {
    const [, row] = readCsv(csvReport(reportOf([findingOf({ address })])));
    expect(row[4]).toBe(`'${characters(address)}`);
  });

  test("reads back as it was, whatever the input holds", () => {
    fc.assert(
      fc.property(hostileReport(), (report) => {
        const [header, ...rows] = readCsv(csvReport(report));
        expect(header.join()).toBe(HEADER);
        expect(rows.map((row) => row[7].replace(/^'/, ""))).toEqual(
          report.findings.map(({ message }) => characters(message).replace(/^'/, "")),
        );
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});
