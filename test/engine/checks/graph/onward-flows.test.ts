import { expect, test } from "vitest";
import { graphOf, tf } from "../terraform";

const providers = { aws: [{ region: "eu-central-1" }, { alias: "abroad", region: "us-east-1" }] };

function bucket(more: object = {}): object {
  return { bucket: "x", ...more };
}

function logFlows(
  resource: object,
): readonly { readonly from: string; readonly to: string; readonly places: string }[] {
  const { flows } = graphOf(tf({ provider: providers, resource }));
  return flows
    .filter(({ kind }) => kind === "log")
    .map(({ from, to, place }) => ({
      from,
      to,
      places: place.kind === "countries" ? place.countries.join() : place.kind,
    }));
}

const trail = { aws_cloudtrail: { main: { s3_bucket_name: "${aws_s3_bucket.logs.id}" } } };
const buckets = { aws_s3_bucket: { logs: bucket(), copy: bucket({ bucket: "y", provider: "aws.abroad" }) } };

test("a log sink whose bucket replicates abroad is a log flow abroad", () => {
  const replication = {
    r: { bucket: "${aws_s3_bucket.logs.id}", rule: [{ destination: { bucket: "${aws_s3_bucket.copy.arn}" } }] },
  };
  expect(logFlows({ ...trail, ...buckets, aws_s3_bucket_replication_configuration: replication })).toEqual([
    { from: "aws_cloudtrail.main", to: "aws_s3_bucket.logs", places: "DE" },
    { from: "aws_cloudtrail.main", to: "aws_s3_bucket.copy by way of aws_s3_bucket.logs", places: "US" },
  ]);
});

test("the bucket that is copied may be named by its name", () => {
  const replication = { r: { bucket: "x", rule: [{ destination: { bucket: "arn:aws:s3:::y" } }] } };
  expect(logFlows({ ...trail, ...buckets, aws_s3_bucket_replication_configuration: replication })).toHaveLength(2);
});

test("a bucket without a copy leads nowhere else", () => {
  expect(logFlows({ ...trail, ...buckets })).toHaveLength(1);
});

test("a copy of another bucket says nothing of this one", () => {
  const replication = {
    r: { bucket: "${aws_s3_bucket.other.id}", rule: [{ destination: { bucket: "${aws_s3_bucket.copy.arn}" } }] },
  };
  const others = { aws_s3_bucket: { ...buckets.aws_s3_bucket, other: bucket({ bucket: "z" }) } };
  expect(logFlows({ ...trail, ...others, aws_s3_bucket_replication_configuration: replication })).toHaveLength(1);
});

test("buckets that copy to each other are followed once", () => {
  const there = {
    bucket: "${aws_s3_bucket.logs.id}",
    rule: [{ destination: { bucket: "${aws_s3_bucket.copy.arn}" } }],
  };
  const back = { bucket: "${aws_s3_bucket.copy.id}", rule: [{ destination: { bucket: "${aws_s3_bucket.logs.arn}" } }] };
  expect(
    logFlows({ ...trail, ...buckets, aws_s3_bucket_replication_configuration: { there, back } }).map(
      ({ places }) => places,
    ),
  ).toEqual(["DE", "US", "DE"]);
});

test("the evidence is the whole chain", () => {
  const replication = {
    r: { bucket: "${aws_s3_bucket.logs.id}", rule: [{ destination: { bucket: "${aws_s3_bucket.copy.arn}" } }] },
  };
  const { flows } = graphOf(
    tf({
      provider: providers,
      resource: { ...trail, ...buckets, aws_s3_bucket_replication_configuration: replication },
    }),
  );
  const onward = flows.find(({ to }) => to.includes("by way of"));
  expect(onward?.evidence.map(({ attribute }) => attribute)).toEqual([
    "s3_bucket_name",
    "id",
    "region",
    "rule.destination.bucket",
    "arn",
    "region",
  ]);
});

test("a copy at home on the way abroad is gone through", () => {
  const rule = (from: string, to: string): object => ({
    bucket: `\${aws_s3_bucket.${from}.id}`,
    rule: [{ destination: { bucket: `\${aws_s3_bucket.${to}.arn}` } }],
  });
  const others = { aws_s3_bucket: { ...buckets.aws_s3_bucket, second: bucket({ bucket: "z" }) } };
  const aws_s3_bucket_replication_configuration = { home: rule("logs", "second"), away: rule("second", "copy") };
  expect(logFlows({ ...trail, ...others, aws_s3_bucket_replication_configuration })).toEqual([
    { from: "aws_cloudtrail.main", to: "aws_s3_bucket.logs", places: "DE" },
    { from: "aws_cloudtrail.main", to: "aws_s3_bucket.copy by way of aws_s3_bucket.second", places: "US" },
  ]);
});
