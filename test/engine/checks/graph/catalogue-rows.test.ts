import { expect, test } from "vitest";
import { cdk, graphOf, tf } from "../terraform";

const addresses = (...args: Parameters<typeof graphOf>) =>
  graphOf(...args)
    .catalogueRows.map(({ address }) => address)
    .sort();

test("a check rests on the regions and operators of what it looks at, and on those that flows name", () => {
  const stack = tf({
    provider: { aws: { region: "eu-north-1" } },
    resource: {
      aws_sqs_queue: { a: {}, b: {} },
      aws_dynamodb_table: { t: { name: "t", replica: [{ region_name: "eu-west-1" }] } },
    },
  });
  expect(addresses(stack)).toEqual([
    "catalog.operators.aws",
    "catalog.regions.aws/aws/eu-north-1",
    "catalog.regions.aws/aws/eu-west-1",
  ]);
});

test("a location that is several countries is a row of its own", () => {
  const bucket = tf({ resource: { google_storage_bucket: { b: { name: "b", location: "EU" } } } });
  expect(addresses(bucket).filter((address) => address.includes("multi-regions"))).toEqual([
    "catalog.multi-regions.google/storage/eu",
  ]);
});

test("certifications and areas of the policy count where the policy has them", () => {
  const stack = tf({
    provider: { google: { region: "me-central2" } },
    resource: { google_compute_address: { a: {} } },
  });
  const classes = { confidential: { countries: ["GCC"], certifications: ["sa-cst-csp:C"] } };
  expect(addresses(stack, { policy: { classes } })).toEqual([
    "catalog.certifications.sa-cst-csp",
    "catalog.country-groups.GCC",
    "catalog.held-certifications.google/sa-cst-csp/me-central2",
    "catalog.operators.google",
    "catalog.regions.google/googleapis.com/me-central2",
  ]);
});

test("the rules of export control count where there are accelerators and an end user", () => {
  const pool = { accelerator: { name: "h100-sxm", perNode: 8, nodes: 1 }, server: "dgx-h100" };
  const facts = { version: 1, country: "AE", operator: { id: "acme" }, constructs: { "hall/train": pool } };
  const hall = cdk("hall", { "//": { sovereignty: facts } });
  expect(addresses(hall)).toEqual([]);
  const rows = addresses(hall, { policy: { endUser: { hq: "AE", approvedAs: "g42" } } });
  expect(rows).toEqual(
    expect.arrayContaining([
      "catalog.accelerators.h100-sxm/export",
      "catalog.country-groups.A:5",
      "catalog.country-groups.D:5",
      "catalog.export-approved-end-users.g42",
      "catalog.export-rules.R-EAR-1",
    ]),
  );
});

test("law profiles count, and the certifications that they ask for", () => {
  const stack = tf({
    provider: { google: { region: "me-central2" } },
    resource: { google_compute_address: { a: {} } },
  });
  expect(addresses(stack, { policy: { profiles: ["sa-cst"] } })).toEqual(
    expect.arrayContaining(["catalog.profiles.sa-cst", "catalog.held-certifications.google/sa-cst-csp/me-central2"]),
  );
});
