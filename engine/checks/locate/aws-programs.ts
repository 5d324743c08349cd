import { AMPLIFY_EDGE, REST_API_EDGE } from "./aws-edges";
import { whereText } from "./condition";
import { to } from "./flow-row";
import type { TypeRow } from "./table";

/**
 * Programs of AWS: where their images come from, and what their settings call. Names after the generated types of
 * provider 6.25.0; what they do after the provider's documentation as general knowledge (2026-11-22).
 */
export const AWS_PROGRAMS: readonly TypeRow[] = [
  {
    type: "aws_lambda_function",
    flows: [to("image", "image_uri", "image"), to("network", "environment.variables{}", "setting")],
  },
  {
    type: "aws_apprunner_service",
    flows: [
      to("image", "source_configuration.image_repository.image_identifier", "image"),
      to(
        "network",
        "source_configuration.image_repository.image_configuration.runtime_environment_variables{}",
        "setting",
      ),
    ],
  },
  { type: "aws_ecs_task_definition", flows: [to("image", "container_definitions", "container-definitions")] },
  {
    type: "aws_batch_job_definition",
    flows: [
      to("image", "container_properties", "container-definitions"),
      to("image", "ecs_properties", "container-definitions"),
      to("image", "node_properties", "container-definitions"),
    ],
  },
  {
    type: "aws_sagemaker_model",
    flows: [
      to("image", "primary_container.image", "image"),
      to("image", "container[].image", "image"),
      to("network", "primary_container.environment{}", "setting"),
      to("network", "container[].environment{}", "setting"),
    ],
  },
  {
    type: "aws_bedrockagentcore_agent_runtime",
    flows: [to("network", "environment_variables{}", "setting")],
  },
  {
    type: "aws_codebuild_project",
    flows: [
      to("image", "environment.image", "image", { when: whereText("environment.image", isNotCurated) }),
      to("network", "environment.environment_variable[].value", "setting"),
    ],
  },
  { type: "aws_amplify_app", flows: [AMPLIFY_EDGE, to("network", "environment_variables{}", "setting")] },
  { type: "aws_amplify_branch", flows: [to("network", "environment_variables{}", "setting")] },
  { type: "aws_mwaa_environment", flows: [to("network", "airflow_configuration_options{}", "setting")] },
  { type: "aws_elastic_beanstalk_environment", flows: [to("network", "setting[].value", "setting")] },
  { type: "aws_synthetics_canary", flows: [to("network", "run_config.environment_variables{}", "setting")] },
  { type: "aws_mskconnect_connector", flows: [to("network", "connector_configuration{}", "setting")] },
  { type: "aws_ssm_parameter", flows: [to("network", "value", "setting"), to("network", "insecure_value", "setting")] },
  {
    type: "aws_glue_job",
    flows: [to("network", "default_arguments{}", "setting"), to("network", "non_overridable_arguments{}", "setting")],
  },
  { type: "aws_glue_connection", flows: [to("network", "connection_properties{}", "setting")] },
  { type: "aws_sfn_state_machine", flows: [to("network", "definition", "json-settings")] },
  { type: "aws_api_gateway_rest_api", flows: [REST_API_EDGE, to("network", "body", "json-settings")] },
  { type: "aws_apigatewayv2_api", flows: [to("network", "body", "json-settings")] },
];

/** CodeBuild has images of its own in every region: `aws/codebuild/amazonlinux-x86_64-standard:5.0`. */
function isNotCurated(image: string): boolean {
  return !/^aws\/codebuild\//.test(image);
}
