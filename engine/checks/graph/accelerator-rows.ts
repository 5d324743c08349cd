/** Where a resource type says which machines with accelerators it brings. */
export interface AcceleratorRow {
  readonly type: string;
  /** Name of the cloud in the catalogue's instance types. */
  readonly provider: string;
  /** Arguments that name instance types. */
  readonly instanceTypes: readonly string[];
  /** Arguments that name accelerators by the cloud's own name. @default - none */
  readonly accelerators?: readonly string[];
  /**
   * Arguments that say how many machines there are at most; the first that says one counts. An empty list: others decide.
   *
   * @default - it is one machine
   */
  readonly count?: readonly string[];
  /** The same for one zone; it counts where `count` says nothing. @default - no argument counts by zone */
  readonly countPerZone?: readonly string[];
}

const AWS: readonly Omit<AcceleratorRow, "provider">[] = [
  { type: "aws_instance", instanceTypes: ["instance_type"] },
  { type: "aws_spot_instance_request", instanceTypes: ["instance_type"] },
  { type: "aws_launch_configuration", instanceTypes: ["instance_type"], count: [] },
  {
    type: "aws_launch_template",
    instanceTypes: ["instance_type", "instance_requirements[].allowed_instance_types"],
    count: [],
  },
  {
    type: "aws_autoscaling_group",
    instanceTypes: [
      "mixed_instances_policy[].launch_template[].override[].instance_type",
      "mixed_instances_policy[].launch_template[].override[].instance_requirements[].allowed_instance_types",
    ],
    count: ["max_size"],
  },
  { type: "aws_eks_node_group", instanceTypes: ["instance_types"], count: ["scaling_config[].max_size"] },
  {
    type: "aws_ec2_fleet",
    instanceTypes: [
      "launch_template_config[].override[].instance_type",
      "launch_template_config[].override[].instance_requirements[].allowed_instance_types",
    ],
    count: ["target_capacity_specification[].total_target_capacity"],
  },
  {
    type: "aws_spot_fleet_request",
    instanceTypes: ["launch_specification[].instance_type", "launch_template_config[].overrides[].instance_type"],
    count: ["target_capacity"],
  },
  { type: "aws_batch_compute_environment", instanceTypes: ["compute_resources[].instance_type"], count: [] },
  {
    type: "aws_emr_cluster",
    instanceTypes: [
      "master_instance_group[].instance_type",
      "core_instance_group[].instance_type",
      "master_instance_fleet[].instance_type_configs[].instance_type",
      "core_instance_fleet[].instance_type_configs[].instance_type",
    ],
    count: [],
  },
  { type: "aws_emr_instance_group", instanceTypes: ["instance_type"], count: ["instance_count"] },
  { type: "aws_emr_instance_fleet", instanceTypes: ["instance_type_configs[].instance_type"], count: [] },
  {
    type: "aws_sagemaker_endpoint_configuration",
    instanceTypes: ["production_variants[].instance_type", "shadow_production_variants[].instance_type"],
    count: [
      "production_variants[].managed_instance_scaling[].max_instance_count",
      "production_variants[].initial_instance_count",
    ],
  },
  { type: "aws_sagemaker_notebook_instance", instanceTypes: ["instance_type"] },
  { type: "aws_sagemaker_app", instanceTypes: ["resource_spec[].instance_type"] },
  {
    type: "aws_sagemaker_space",
    instanceTypes: [
      "space_settings[].code_editor_app_settings[].default_resource_spec[].instance_type",
      "space_settings[].jupyter_lab_app_settings[].default_resource_spec[].instance_type",
      "space_settings[].kernel_gateway_app_settings[].default_resource_spec[].instance_type",
    ],
  },
];

const GOOGLE_MACHINE = {
  instanceTypes: ["machine_type"],
  accelerators: ["guest_accelerator[].type"],
} as const;

const GOOGLE: readonly Omit<AcceleratorRow, "provider">[] = [
  { type: "google_compute_instance", ...GOOGLE_MACHINE },
  { type: "google_compute_instance_from_template", ...GOOGLE_MACHINE },
  { type: "google_compute_instance_template", ...GOOGLE_MACHINE, count: [] },
  { type: "google_compute_region_instance_template", ...GOOGLE_MACHINE, count: [] },
  {
    type: "google_compute_region_instance_group_manager",
    instanceTypes: ["instance_flexibility_policy[].instance_selections[].machine_types"],
    count: ["target_size"],
  },
  {
    type: "google_container_node_pool",
    instanceTypes: ["node_config[].machine_type"],
    accelerators: ["node_config[].guest_accelerator[].type"],
    count: ["autoscaling[].total_max_node_count"],
    countPerZone: ["autoscaling[].max_node_count", "node_count", "initial_node_count"],
  },
  {
    type: "google_container_cluster",
    instanceTypes: ["node_config[].machine_type", "node_pool[].node_config[].machine_type"],
    accelerators: ["node_config[].guest_accelerator[].type", "node_pool[].node_config[].guest_accelerator[].type"],
    count: [],
  },
  {
    type: "google_workbench_instance",
    instanceTypes: ["gce_setup[].machine_type"],
    accelerators: ["gce_setup[].accelerator_configs[].type"],
  },
  {
    type: "google_notebooks_instance",
    instanceTypes: ["machine_type"],
    accelerators: ["accelerator_config[].type"],
  },
  {
    type: "google_cloud_run_v2_service",
    instanceTypes: [],
    accelerators: ["template[].node_selector[].accelerator"],
    count: ["template[].scaling[].max_instance_count"],
  },
  {
    type: "google_cloud_run_v2_job",
    instanceTypes: [],
    accelerators: ["template[].template[].node_selector[].accelerator"],
    count: [],
  },
  {
    type: "google_dataproc_cluster",
    instanceTypes: ["cluster_config[].master_config[].machine_type", "cluster_config[].worker_config[].machine_type"],
    accelerators: [
      "cluster_config[].master_config[].accelerators[].accelerator_type",
      "cluster_config[].worker_config[].accelerators[].accelerator_type",
    ],
    count: [],
  },
  {
    type: "google_vertex_ai_endpoint_with_model_garden_deployment",
    instanceTypes: ["deploy_config[].dedicated_resources[].machine_spec[].machine_type"],
    accelerators: ["deploy_config[].dedicated_resources[].machine_spec[].accelerator_type"],
    count: ["deploy_config[].dedicated_resources[].max_replica_count"],
  },
  {
    type: "google_vertex_ai_deployment_resource_pool",
    instanceTypes: ["dedicated_resources[].machine_spec[].machine_type"],
    accelerators: ["dedicated_resources[].machine_spec[].accelerator_type"],
    count: ["dedicated_resources[].max_replica_count"],
  },
  { type: "google_tpu_v2_vm", instanceTypes: [], accelerators: ["accelerator_type", "accelerator_config[].type"] },
  { type: "google_tpu_node", instanceTypes: [], accelerators: ["accelerator_type"] },
];

const AZURE: readonly Omit<AcceleratorRow, "provider">[] = [
  { type: "azurerm_linux_virtual_machine", instanceTypes: ["size"] },
  { type: "azurerm_windows_virtual_machine", instanceTypes: ["size"] },
  { type: "azurerm_virtual_machine", instanceTypes: ["vm_size"] },
  { type: "azurerm_linux_virtual_machine_scale_set", instanceTypes: ["sku"], count: ["instances"] },
  { type: "azurerm_windows_virtual_machine_scale_set", instanceTypes: ["sku"], count: ["instances"] },
  { type: "azurerm_orchestrated_virtual_machine_scale_set", instanceTypes: ["sku_name"], count: ["instances"] },
  {
    type: "azurerm_kubernetes_cluster",
    instanceTypes: ["default_node_pool[].vm_size"],
    count: ["default_node_pool[].max_count", "default_node_pool[].node_count"],
  },
  {
    type: "azurerm_kubernetes_cluster_node_pool",
    instanceTypes: ["vm_size"],
    count: ["max_count", "node_count"],
  },
  {
    type: "azurerm_machine_learning_compute_cluster",
    instanceTypes: ["vm_size"],
    count: ["scale_settings[].max_node_count"],
  },
  { type: "azurerm_machine_learning_compute_instance", instanceTypes: ["virtual_machine_size"] },
  { type: "azurerm_batch_pool", instanceTypes: ["vm_size"], count: ["fixed_scale[].target_dedicated_nodes"] },
];

const OTHERS: readonly AcceleratorRow[] = [
  { type: "oci_core_instance", provider: "oci", instanceTypes: ["shape"] },
  {
    type: "oci_core_instance_configuration",
    provider: "oci",
    instanceTypes: ["instance_details[].launch_details[].shape"],
    count: [],
  },
  {
    type: "oci_containerengine_node_pool",
    provider: "oci",
    instanceTypes: ["node_shape"],
    count: ["node_config_details[].size"],
  },
  {
    type: "opentelekomcloud_compute_instance_v2",
    provider: "opentelekomcloud",
    instanceTypes: ["flavor_name", "flavor_id"],
  },
  { type: "opentelekomcloud_ecs_instance_v1", provider: "opentelekomcloud", instanceTypes: ["flavor"] },
  { type: "opentelekomcloud_cce_node_v3", provider: "opentelekomcloud", instanceTypes: ["flavor_id"] },
  {
    type: "opentelekomcloud_cce_node_pool_v3",
    provider: "opentelekomcloud",
    instanceTypes: ["flavor"],
    count: ["max_node_count", "initial_node_count"],
  },
  {
    type: "ovh_cloud_project_kube_nodepool",
    provider: "ovh",
    instanceTypes: ["flavor_name"],
    count: ["max_nodes", "desired_nodes"],
  },
  { type: "scaleway_instance_server", provider: "scaleway", instanceTypes: ["type"] },
  { type: "scaleway_k8s_pool", provider: "scaleway", instanceTypes: ["node_type"], count: ["max_size", "size"] },
  { type: "scaleway_inference_deployment", provider: "scaleway", instanceTypes: ["node_type"], count: ["max_size"] },
  { type: "stackit_server", provider: "stackit", instanceTypes: ["machine_type"] },
  { type: "stackit_ske_cluster", provider: "stackit", instanceTypes: ["node_pools[].machine_type"], count: [] },
  { type: "huaweicloud_compute_instance", provider: "huaweicloud", instanceTypes: ["flavor_id", "flavor_name"] },
  { type: "huaweicloud_cce_node", provider: "huaweicloud", instanceTypes: ["flavor_id"] },
  {
    type: "huaweicloud_cce_node_pool",
    provider: "huaweicloud",
    instanceTypes: ["flavor_id"],
    count: ["max_node_count", "initial_node_count"],
  },
  { type: "alicloud_instance", provider: "alicloud", instanceTypes: ["instance_type"] },
  {
    type: "alicloud_cs_kubernetes_node_pool",
    provider: "alicloud",
    instanceTypes: ["instance_types"],
    count: ["scaling_config[].max_size", "desired_size"],
  },
  { type: "exoscale_compute_instance", provider: "exoscale", instanceTypes: ["type"] },
  { type: "exoscale_sks_nodepool", provider: "exoscale", instanceTypes: ["instance_type"], count: ["size"] },
];

const ALL: readonly AcceleratorRow[] = [
  ...AWS.map((row) => ({ ...row, provider: "aws" })),
  ...GOOGLE.map((row) => ({ ...row, provider: "google" })),
  ...AZURE.map((row) => ({ ...row, provider: "azurerm" })),
  ...OTHERS,
];

export const ACCELERATOR_ROWS: ReadonlyMap<string, AcceleratorRow> = new Map(ALL.map((row) => [row.type, row]));
