import { describe, expect, test } from "vitest";
import { flows, graphOf, places, tf } from "../terraform";

const variable = { open: {}, home: { default: "eu-central-1" } };
const homely = { aws: { region: "eu-central-1" } };
const program = (resource: object, provider: object = homely, more: object = {}) =>
  graphOf(tf({ provider, resource, variable, ...more }));

describe("an endpoint of one service moves what that service serves", () => {
  const types = ["aws_s3_bucket", "aws_s3_access_point", "aws_dynamodb_table", "aws_instance"];
  const paris = "https://s3.fr-par.scw.cloud";

  test.each<[string, object, string[]]>([
    ["another cloud", { s3: paris }, ["FR", "DE", "DE", "DE"]],
    ["two clouds", { s3: paris, dynamodb: "https://sos-ch-gva-2.exo.io" }, ["FR", "DE", "CH", "DE"]],
    ["the provider's own", { s3: "https://s3.eu-central-1.amazonaws.com" }, ["DE", "DE", "DE", "DE"]],
    ["none", { s3: null }, ["DE", "DE", "DE", "DE"]],
    ["a host that cannot be read", { s3: "${var.open}" }, ["unknown", "DE", "DE", "DE"]],
    ["another one that cannot be read", { s3: paris, dynamodb: "${var.open}" }, ["FR", "DE", "unknown", "DE"]],
    ["a host of one's own", { s3: "https://minio.acme.example" }, ["unknown", "DE", "DE", "DE"]],
    ["a service whose types are not known", { ec2: paris }, ["DE", "DE", "DE", "unknown"]],
  ])("%s", (_, endpoints, expected) => {
    const resource = Object.fromEntries(types.map((type) => [type, { x: {} }]));
    const found = places(program(resource, { aws: { region: "eu-central-1", endpoints: [endpoints] } }));
    expect(types.map((type) => found[`${type}.x`])).toEqual(expected);
  });

  test("a host that is a resource of the same block leaves that resource where it is", () => {
    const resource = { aws_instance: { x: {} }, aws_s3_bucket: { x: {} } };
    const endpoints = { s3: "https://${aws_instance.x.private_ip}:9000" };
    const found = places(program(resource, { aws: { region: "eu-central-1", endpoints } }));
    expect(found).toEqual({ "aws_instance.x": "DE", "aws_s3_bucket.x": "unknown" });
  });
});

describe("the name of an endpoint service", () => {
  test.each<[string, string, string[]]>([
    ["of the region", "com.amazonaws.eu-central-1.s3", []],
    ["by a variable", "com.amazonaws.${var.home}.s3", []],
    ["by the provider block", "com.amazonaws.${data.aws_region.here.name}.s3", []],
    ["by a data source", "${data.aws_vpc_endpoint_service.s3.service_name}", []],
    ["whose end is not known", "com.amazonaws.eu-central-1.${var.open}", []],
    ["of a third party", "com.amazonaws.vpce.eu-west-1.vpce-svc-1", ["network to IE"]],
    ["of another partition", "com.amazonaws.us-gov-west-1.s3", ["network to US"]],
    ["of a region that no row has", "com.amazonaws.eu-north-9.s3", ["network to unknown"]],
    ["whose region is not known", "com.amazonaws.${var.open}.s3", ["network to unknown"]],
    ["that is not known", "${var.open}", ["network to unknown"]],
    ["without a region", "com.amazonaws.s3-global.accesspoint", ["network to anywhere"]],
  ])("%s", (_, service_name, expected) => {
    const data = { aws_region: { here: {} }, aws_vpc_endpoint_service: { s3: { service: "s3" } } };
    const graph = program({ aws_vpc_endpoint: { x: { vpc_id: "v", service_name } } }, homely, { data });
    expect(flows(graph, "aws_vpc_endpoint.x").filter((flow) => flow !== "network to DE")).toEqual(expected);
  });
});

describe("what stands on an outpost", () => {
  const on = (subnet: string) => ({
    aws_instance: { x: { availability_zone: "eu-central-1a", subnet_id: `\${aws_subnet.${subnet}.id}` } },
    aws_eks_cluster: { x: { vpc_config: { subnet_ids: [`\${aws_subnet.${subnet}.id}`] } } },
    aws_ecs_service: { x: { network_configuration: { subnets: [`\${aws_subnet.${subnet}.id}`] } } },
    aws_db_subnet_group: { g: { name: "g", subnet_ids: [`\${aws_subnet.${subnet}.id}`] } },
    aws_rds_cluster: { x: { db_subnet_group_name: "${aws_db_subnet_group.g.name}" } },
  });
  const aws_subnet = {
    hall: { outpost_arn: "arn:aws:outposts:eu-central-1:123456789012:outpost/op-0123" },
    region: { outpost_arn: "" },
  };

  test.each([
    ["hall", "unknown"],
    ["region", "DE"],
  ])("in the subnet %s", (subnet, expected) => {
    const found = places(program({ ...on(subnet), aws_subnet }));
    for (const type of Object.keys(on(subnet))) {
      expect(found[`${type}.${type === "aws_db_subnet_group" ? "g" : "x"}`], type).toBe(expected);
    }
  });
});

describe("a model that is fetched from a hub", () => {
  const HF_MODEL_ID = "mistralai/Mistral-7B-Instruct-v0.3";
  const image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/serve:1";

  test.each<[string, object, string[]]>([
    ["by default", {}, ["image to anywhere"]],
    ["from none", { HF_HUB_OFFLINE: "1" }, []],
    ["from none, as far as is known", { HF_HUB_OFFLINE: "${var.open}" }, ["image to anywhere"]],
    ["from another one", { HF_ENDPOINT: "https://hub.acme.example" }, ["image to unknown"]],
    ["from one that is not known", { HF_ENDPOINT: "${var.open}" }, ["image to unknown"]],
    ["from none other", { HF_ENDPOINT: "" }, ["image to anywhere"]],
  ])("%s", (_, settings, expected) => {
    const environment = { HF_MODEL_ID, ...settings };
    const listed = Object.entries(environment).map(([name, value]) => ({ name, value }));
    const graph = program({
      aws_sagemaker_model: {
        one: { primary_container: { image, environment } },
        two: {
          container: [
            { image, environment: { HF_HUB_OFFLINE: "1" } },
            { image, environment },
          ],
        },
      },
      aws_ecs_task_definition: { x: { container_definitions: JSON.stringify([{ image, environment: listed }]) } },
    });
    for (const address of ["aws_sagemaker_model.one", "aws_sagemaker_model.two", "aws_ecs_task_definition.x"]) {
      expect(
        flows(graph, address).filter((flow) => flow !== "image to DE"),
        address,
      ).toEqual(expected);
    }
  });
});
