import { each, flowsByArgument, link } from "./azurerm-row";
import { to } from "./flow-row";
import type { TypeRow } from "./table";

/**
 * Models, images and services of Azure whose place is not a region. Rows AZ-07, AZ-09, AZ-10 and AZ-13 of the facts
 * (2026-11-22); arguments and defaults after the documentation of provider 4.55.0 and of 2026-08-21.
 */
export const AZURERM_SERVICES: readonly TypeRow[] = [
  // Models
  ...each(["ai_*", "bot_*", "cognitive_*", "machine_learning_*", "search_*", "video_indexer_account"], {
    serviceKind: "ai",
  }),
  {
    type: "azurerm_cognitive_deployment",
    flows: [
      to("ai", "sku.name", "azure-sku"),
      // until provider 4.0
      to("ai", "scale.type", "azure-sku"),
    ],
  },
  {
    type: "azurerm_bot_channel_direct_line_speech",
    flows: [to("ai", "cognitive_service_location", "region")],
  },

  // Places that are no regions
  {
    type: "azurerm_communication_service",
    service: "geography",
    otherwise: { location: "United States", argument: "data_location" },
  },
  { type: "azurerm_email_communication_service", service: "geography" },
  {
    type: "azurerm_aadb2c_directory",
    service: "geography",
    places: [{ attribute: "data_residency_location", as: "region" }],
    otherwise: "unknown",
  },
  // `AutoResolve`: the service chooses the region of each run
  { type: "azurerm_data_factory_integration_runtime_azure", service: "integration-runtime" },
  { type: "azurerm_synapse_integration_runtime_azure", service: "integration-runtime" },
  {
    type: "azurerm_voice_services_communications_gateway",
    places: [
      { attribute: "service_location[].location", as: "region" },
      { attribute: "location", as: "region" },
    ],
  },

  // Images
  ...flowsByArgument((attribute) => to("image", attribute, "image"), {
    "container[].image": ["container_group"],
    "init_container[].image": ["container_group"],
    "template.container[].image": ["container_app", "container_app_job"],
    "template.init_container[].image": ["container_app", "container_app_job"],
    "container_configuration.container_image_names": ["batch_pool"],
    "start_task.container[].image_name": ["batch_pool"],
    source_repo: ["container_registry_cache_rule"],
  }),
  ...flowsByArgument((attribute) => to("image", attribute, "host"), {
    server: ["spring_cloud_container_deployment"],
    "site_config.application_stack.docker_registry_url": [
      "linux_web_app",
      "linux_web_app_slot",
      "windows_web_app",
      "windows_web_app_slot",
    ],
    "site_config.application_stack.docker[].registry_url": ["linux_function_app", "linux_function_app_slot"],
    "git_repository.url": [
      "arc_kubernetes_flux_configuration",
      "kubernetes_flux_configuration",
      "spring_cloud_customized_accelerator",
    ],
    "bucket.url": ["arc_kubernetes_flux_configuration", "kubernetes_flux_configuration"],
    "blob_storage.container_id": ["arc_kubernetes_flux_configuration", "kubernetes_flux_configuration"],
    repo_url: ["app_service_source_control", "app_service_source_control_slot"],
    repository_url: ["automation_source_control"],
    "source_trigger[].repository_url": ["container_registry_task"],
    content_uri: ["automation_python3_package"],
    "module_link.uri": ["automation_module", "automation_powershell72_module"],
    "publish_content_link.uri": ["automation_runbook"],
    package_file_uri: ["managed_application_definition"],
    supporting_script_uris: ["resource_deployment_script_azure_cli", "resource_deployment_script_azure_power_shell"],
    "source.script_uri": ["virtual_machine_run_command"],
  }),

  // What the settings of a program call
  ...flowsByArgument((attribute) => to("network", attribute, "setting"), {
    "app_settings{}": [
      "app_service",
      "app_service_slot",
      "function_app",
      "function_app_flex_consumption",
      "function_app_slot",
      "linux_function_app",
      "linux_function_app_slot",
      "linux_web_app",
      "linux_web_app_slot",
      "logic_app_standard",
      "static_web_app",
      "windows_function_app",
      "windows_function_app_slot",
      "windows_web_app",
      "windows_web_app_slot",
    ],
    "container[].environment_variables{}": ["container_group"],
    "init_container[].environment_variables{}": ["container_group"],
    "template.container[].env[].value": ["container_app", "container_app_job"],
    "template.init_container[].env[].value": ["container_app", "container_app_job"],
  }),

  ...flowsByArgument((attribute) => link("image", attribute), {
    container_registry_id: ["ai_foundry", "machine_learning_workspace"],
    "bootstrap_profile.container_registry_id": ["kubernetes_cluster"],
  }),
];
