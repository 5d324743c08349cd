/** How many machines a resource makes of a template that another resource is. */
export interface MachineGroupRow {
  /** Arguments that refer to the template. */
  readonly template: readonly string[];
  /** Arguments that say how many there are at most; the first that says one counts. @default - it is one machine */
  readonly count?: readonly string[];
}

const AWS_TEMPLATE = ["launch_template[].id", "launch_template[].name"] as const;
const GOOGLE_GROUP: MachineGroupRow = { template: ["version[].instance_template"], count: ["target_size"] };
const GOOGLE_INSTANCE: MachineGroupRow = { template: ["source_instance_template"] };

export const MACHINE_GROUPS: ReadonlyMap<string, MachineGroupRow> = new Map(
  Object.entries<MachineGroupRow>({
    aws_autoscaling_group: {
      template: [
        ...AWS_TEMPLATE,
        "launch_configuration",
        "mixed_instances_policy[].launch_template[].launch_template_specification[].launch_template_id",
        "mixed_instances_policy[].launch_template[].launch_template_specification[].launch_template_name",
      ],
      count: ["max_size"],
    },
    aws_ec2_fleet: {
      template: [
        "launch_template_config[].launch_template_specification[].launch_template_id",
        "launch_template_config[].launch_template_specification[].launch_template_name",
      ],
      count: ["target_capacity_specification[].total_target_capacity"],
    },
    aws_eks_node_group: { template: AWS_TEMPLATE, count: ["scaling_config[].max_size"] },
    aws_instance: { template: AWS_TEMPLATE },
    aws_spot_fleet_request: {
      template: [
        "launch_template_config[].launch_template_specification[].id",
        "launch_template_config[].launch_template_specification[].name",
      ],
      count: ["target_capacity"],
    },
    google_compute_instance_from_template: GOOGLE_INSTANCE,
    google_compute_instance_group_manager: GOOGLE_GROUP,
    google_compute_region_instance_group_manager: GOOGLE_GROUP,
    oci_core_cluster_network: {
      template: ["instance_pools[].instance_configuration_id"],
      count: ["instance_pools[].size"],
    },
    oci_core_instance_pool: { template: ["instance_configuration_id"], count: ["size"] },
  }),
);

/** How far a resource lets another one grow. */
export interface ScalerRow {
  /** Argument that refers to what it scales. */
  readonly target: string;
  readonly most: string;
}

const GOOGLE_SCALER: ScalerRow = { target: "target", most: "autoscaling_policy[].max_replicas" };

export const SCALERS: ReadonlyMap<string, ScalerRow> = new Map(
  Object.entries<ScalerRow>({
    azurerm_monitor_autoscale_setting: { target: "target_resource_id", most: "profile[].capacity[].maximum" },
    google_compute_autoscaler: GOOGLE_SCALER,
    google_compute_region_autoscaler: GOOGLE_SCALER,
  }),
);
