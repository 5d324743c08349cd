import { describe, expect, test } from "vitest";
import { flows, graphOf, plan, tf } from "../terraform";

const provider = { aws: [{ region: "eu-central-1" }, { alias: "us", region: "us-east-1" }] };
const others = {
  aws_ecr_repository: { home: {}, us: { provider: "aws.us" } },
  aws_s3_bucket: { us: { provider: "aws.us", bucket: "abroad" }, home: { bucket: "home" } },
};
const program = (type: string, values: object) =>
  graphOf(
    tf({
      provider,
      variable: { x: {} },
      locals: { sidecar: { name: "s", image: "${aws_ecr_repository.us.repository_url}:2" } },
      resource: { ...others, [type]: { x: values } },
    }),
  );
const flowsOf = (type: string, values: object) => flows(program(type, values), `${type}.x`);

const HOME = "${aws_ecr_repository.home.repository_url}:1";
const US = "${aws_ecr_repository.us.repository_url}:1";

describe("containers of which not everything is known", () => {
  test.each<[string, string, string[]]>([
    ["an image at home", `\${jsonencode([{"image" = "${HOME}"}])}`, ["image to DE"]],
    ["text with a reference", `[{"image":"${HOME}"},{"image":"${US}"}]`, ["image to DE", "image to US"]],
    [
      "one of several abroad",
      `\${jsonencode([{"image" = "${HOME}"}, {image = "quay.io/a/b:1"}])}`,
      ["image to DE", "image to anywhere"],
    ],
    ["a name that is not known", `\${jsonencode([{"name" = var.x, "image" = "${HOME}"}])}`, ["image to DE"]],
    ["an image that is not known", "${jsonencode([{image = var.x}])}", ["image to unknown"]],
    ["a container of a local value", "${jsonencode([local.sidecar])}", ["image to US"]],
    ["a container that is not known", "${jsonencode([var.x])}", ["image to unknown"]],
    ["text that is no JSON", "image: nginx", ["image to unknown"]],
    [
      "a region of its logs",
      `\${jsonencode([{"image" = "${HOME}", "logConfiguration" = {"options" = {"awslogs-region" = "us-east-1"}}}])}`,
      ["image to DE", "log to US"],
    ],
    [
      "a setting beside one that is not known",
      `\${jsonencode([{"environment" = [{"name" = "A", "value" = var.x}, {"name" = "M", "value" = "us.amazon.nova-pro-v1:0"}]}])}`,
      ["ai to US"],
    ],
  ])("%s", (_, definitions, expected) => {
    expect(flowsOf("aws_ecs_task_definition", { container_definitions: definitions })).toEqual(expected);
  });

  test("says which container and which part of it", () => {
    const definitions = `\${jsonencode([{"image" = "${HOME}"}, {"image" = "quay.io/a/b:1"}])}`;
    const graph = program("aws_ecs_task_definition", { container_definitions: definitions });
    expect(graph.flows[1].evidence[0]).toMatchObject({
      attribute: "container_definitions[1].image",
      value: "quay.io/a/b:1",
    });
  });

  test("a plan does not show the parts of what it does not know", () => {
    const common = {
      type: "aws_ecs_task_definition",
      name: "x",
      address: "aws_ecs_task_definition.x",
      mode: "managed",
    };
    const graph = graphOf(
      plan({
        planned_values: { root_module: { resources: [{ ...common, values: {} }] } },
        resource_changes: [{ ...common, change: { after_unknown: { container_definitions: true } } }],
        configuration: {
          provider_config: { aws: { name: "aws", expressions: { region: { constant_value: "eu-central-1" } } } },
          root_module: {
            resources: [
              {
                ...common,
                provider_config_key: "aws",
                expressions: { container_definitions: { references: ["aws_ecr_repository.home.repository_url"] } },
              },
            ],
          },
        },
      }),
    );
    expect(flows(graph, "aws_ecs_task_definition.x")).toEqual(["image to unknown"]);
  });
});

describe("settings of a program", () => {
  test.each<[string, string, string[]]>([
    ["an ARN abroad", "arn:aws:sqs:us-east-1:111122223333:q", ["network to US"]],
    ["an ARN at home", "arn:aws:sqs:eu-central-1:111122223333:q", []],
    ["an ARN without a region", "arn:aws:iam::111122223333:role/r", []],
    ["a model abroad", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0", ["ai to US"]],
    ["a bucket abroad", "s3://abroad/x", ["network to US"]],
    ["a bucket at home", "s3://home/x", []],
    ["a bucket that nobody declares", "s3://elsewhere/x", []],
    ["a database abroad", "jdbc:postgresql://db.abc.us-east-1.rds.amazonaws.com:5432/x", ["network to US"]],
    ["a database that nothing is known of", "jdbc:postgresql://db.hall.acme.example:5432/x", []],
    ["words", "global. is a word, and so is eu.", []],
  ])("%s", (_, text, expected) => {
    expect(flowsOf("aws_lambda_function", { environment: { variables: { X: text } } })).toEqual(expected);
  });

  test("a password in a URL is not shown", () => {
    const url = "postgres://app:hunter2@db.abc.us-east-1.rds.amazonaws.com/x?sslkey=topsecret";
    const { flows: all } = program("aws_lambda_function", { environment: { variables: { DB: url } } });
    expect(all).toHaveLength(1);
    expect(JSON.stringify(all[0].evidence)).not.toMatch(/hunter2|topsecret/);
    expect(all[0].evidence[0].value).toBe("postgres://…@db.abc.us-east-1.rds.amazonaws.com/x");
  });

  test.each<[string, object, string[]]>([
    ["aws_ssm_parameter", { value: "global.anthropic.claude-sonnet-4-5-20250929-v1:0" }, ["ai to anywhere"]],
    ["aws_ssm_parameter", { value: "eu-west-1" }, []],
    ["aws_glue_job", { default_arguments: { "--TempDir": "s3://abroad/tmp" } }, ["network to US"]],
    [
      "aws_mskconnect_connector",
      { connector_configuration: { "x.url": "https://api.openai.com" } },
      ["ai to anywhere"],
    ],
    [
      "aws_sfn_state_machine",
      {
        definition: JSON.stringify({
          States: {
            A: { Resource: "arn:aws:states:::bedrock:invokeModel", Parameters: { ModelId: "us.amazon.nova-pro-v1:0" } },
            B: { Resource: "arn:aws:lambda:us-east-1:111122223333:function:f" },
            C: { Resource: "arn:aws:lambda:eu-central-1:111122223333:function:g" },
          },
        }),
      },
      ["ai to US", "network to US"],
    ],
    ["aws_sfn_state_machine", { definition: "not JSON" }, []],
  ])("%s: %j", (type, values, expected) => {
    expect([...flowsOf(type, values)].sort()).toEqual(expected);
  });
});

describe("edges of a wide area network", () => {
  const document = (...regions: string[]) =>
    JSON.stringify({
      "core-network-configuration": { "edge-locations": regions.map((location) => ({ location })) },
    });
  const attached = (policy: string) =>
    flowsOf("aws_networkmanager_core_network_policy_attachment", { policy_document: policy });

  test("each of a document", () => {
    expect(attached(document("eu-central-1", "us-east-1"))).toEqual(["network to DE", "network to US"]);
  });

  test("a document that is not known", () => {
    expect(attached("${var.x}")).toEqual(["network to unknown"]);
  });

  test("text that is no policy", () => {
    expect(attached("{}")).toEqual(["network to unknown"]);
  });
});
