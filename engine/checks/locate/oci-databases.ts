import { from, to } from "./flow-row";
import type { TypeRow } from "./table";
import { keys } from "./type-families";

/** Where each kind of database says the region of its remote backups. */
const REMOTE_BACKUPS: Readonly<Record<string, readonly string[]>> = {
  database_autonomous_container_database: ["backup_config", "peer_autonomous_container_database_backup_config"],
  database_autonomous_container_database_add_standby: ["peer_autonomous_container_database_backup_config"],
  database_autonomous_container_database_dataguard_association: ["peer_autonomous_container_database_backup_config"],
  database_database: ["database[].db_backup_config"],
  database_db_home: ["database[].db_backup_config"],
  database_db_system: ["db_home[].database[].db_backup_config"],
  distributed_database_distributed_autonomous_database: ["db_backup_config"],
  distributed_database_distributed_database: ["db_backup_config"],
};

/** Databases of Oracle Cloud. Names and sources as in `oci-rows.ts`. */
export const OCI_DATABASES: readonly TypeRow[] = [
  ...Object.entries(REMOTE_BACKUPS).map(([type, blocks]): TypeRow => ({
    type: `oci_${type}`,
    otherwise: "provider",
    flows: [
      ...blocks.map((block) => to("backup", `${block}[].backup_destination_details[].remote_region`, "region")),
      ...keys("kms_key_id"),
    ],
  })),
  {
    type: "oci_database_autonomous_database",
    flows: [from("replication", "source_id", "resource-id"), ...keys("kms_key_id", "encryption_key[].kms_key_id")],
  },
  {
    type: "oci_database_autonomous_database_backup",
    flows: [to("backup", "backup_destination_details[].remote_region", "region")],
  },
  { type: "oci_database_data_guard_association", flows: [to("replication", "peer_db_system_id", "resource-id")] },
  {
    type: "oci_mysql_mysql_db_system",
    flows: [
      to("backup", "backup_policy[].copy_policies[].copy_to_region", "region"),
      from("backup", "source[].region", "region"),
    ],
  },
  { type: "oci_mysql_mysql_backup", flows: [from("backup", "source_details[].region", "region")] },
  {
    type: "oci_psql_db_system",
    flows: [to("backup", "management_policy[].backup_policy[].copy_policy[].regions", "region")],
  },
  { type: "oci_nosql_table_replica", flows: [to("replication", "region", "region")] },
  { type: "oci_oce_oce_instance", otherwise: "provider", flows: [to("replication", "dr_region", "region")] },
];
