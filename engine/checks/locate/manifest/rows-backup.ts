import { isJsonObject } from "../../../json";
import { readBackupTarget } from "./backup-target";
import { readEndpoint } from "./endpoint";
import { readBucket } from "../readers/bucket";
import { readImage } from "../readers/image";
import { readArn } from "../readers/arn";
import { foundAs, type Found } from "./found";
import { readAsHost } from "./model-uri";
import { textAt, valuesAt, type ClusterObject, type ClusterSite, type Node } from "./node";
import { each, flow, of, type ObjectRow } from "./object-row";
import { regionOf } from "./regions";
import { readElsewhere, s3Ways, storeAt, firstOf, type Way } from "./store";
import { unseen } from "./unseen";

const S3 = s3Ways("endpoint", "region", "bucket");

/** Storage of pgBackRest, which writes to one of several kinds of store. */
const PGBACKREST = each(
  "backup",
  "spec.backups.pgbackrest.repos[]",
  firstOf("backup", [
    ...s3Ways("s3.endpoint", "s3.region", "s3.bucket"),
    ["gcs.bucket", readBucket],
    ["azure.container", cannotTell("container")],
  ]),
);

const PERCONA = each(
  "backup",
  "spec.backup.storages.*",
  firstOf("backup", [
    ...s3Ways("s3.endpointUrl", "s3.region", "s3.bucket"),
    ["gcs.bucket", readBucket],
    ["azure.endpointUrl", readEndpoint],
    ["azure.container", cannotTell("container")],
  ]),
);

/** `barmanObjectStore` of CloudNativePG: an endpoint, else what the path of the destination names. */
const BARMAN: readonly Way[] = [
  ["endpointURL", readEndpoint],
  ["destinationPath", (occurrence, site) => (isUrl(occurrence.value) ? readEndpoint : readBucket)(occurrence, site)],
];

/** Where data is copied to for a bad day, and where from. */
export const BACKUP_ROWS: readonly ObjectRow[] = [
  of(
    "velero.io",
    ["BackupStorageLocation", "VolumeSnapshotLocation"],
    veleroLocation,
    flow("key", "spec.config.kmsKeyId", readArn),
  ),
  of(
    "postgresql.cnpg.io",
    "Cluster",
    flow("image", "spec.imageName", readImage),
    each("backup", "spec.backup.barmanObjectStore", storeAt("backup", BARMAN)),
    each("replication", "spec.externalClusters[].barmanObjectStore", storeAt("replication", BARMAN)),
    flow("replication", "spec.externalClusters[].connectionParameters.host", readEndpoint),
  ),
  of("barmancloud.cnpg.io", "ObjectStore", each("backup", "spec.configuration", storeAt("backup", BARMAN))),
  of(
    "acid.zalan.do",
    "postgresql",
    flow("image", "spec.dockerImage", readImage),
    flow("replication", "spec.standby.standby_host", readEndpoint),
    each(
      "replication",
      "spec.standby",
      firstOf("replication", [
        ["s3_wal_path", readBucket],
        ["gs_wal_path", readBucket],
      ]),
    ),
  ),
  of(
    "acid.zalan.do",
    "OperatorConfiguration",
    flow("image", "configuration.docker_image", readImage),
    each(
      "backup",
      "configuration.logical_backup",
      firstOf("backup", s3Ways("logical_backup_s3_endpoint", "logical_backup_s3_region", "logical_backup_s3_bucket")),
    ),
    each(
      "backup",
      "configuration.aws_or_gcp",
      firstOf("backup", [
        ["wal_s3_bucket", readBucket],
        ["wal_gs_bucket", readBucket],
        ["aws_region", regionOf("aws")],
      ]),
    ),
  ),
  of(
    "postgres-operator.crunchydata.com",
    "PostgresCluster",
    PGBACKREST,
    flow("replication", "spec.standby.host", readEndpoint),
  ),
  of("pgv2.percona.com", "PerconaPGCluster", PGBACKREST, flow("replication", "spec.standby.host", readEndpoint)),
  of(
    "psmdb.percona.com",
    "PerconaServerMongoDB",
    PERCONA,
    flow("replication", "spec.replsets[].externalNodes[].host", readEndpoint),
  ),
  of(
    "pxc.percona.com",
    "PerconaXtraDBCluster",
    PERCONA,
    flow("replication", "spec.pxc.replicationChannels[].sourcesList[].host", readEndpoint),
  ),
  of("ps.percona.com", "PerconaServerMySQL", PERCONA),
  of(
    "k8s.mariadb.com",
    ["Backup", "PhysicalBackup", "PointInTimeRecovery", "Restore"],
    each("backup", "spec.storage.s3", storeAt("backup", S3)),
  ),
  of("k8s.mariadb.com", "ExternalMariaDB", flow("replication", "spec.host", readEndpoint)),
  of(
    "mysql.oracle.com",
    "InnoDBCluster",
    each(
      "backup",
      "spec.backupProfiles[].dumpInstance.storage.s3",
      storeAt("backup", s3Ways("endpoint", "region", "bucketName")),
    ),
  ),
  of(
    "planetscale.com",
    "VitessCluster",
    each(
      "backup",
      "spec.backup.locations[]",
      firstOf("backup", [...s3Ways("s3.endpoint", "s3.region", "s3.bucket"), ["gcs.bucket", readBucket]]),
    ),
  ),
  of(
    "opensearch.opster.io",
    "OpenSearchCluster",
    each("backup", "spec.general.snapshotRepositories[].settings", firstOf("backup", S3)),
  ),
  of(
    "druid.gardener.cloud",
    "Etcd",
    each("backup", "spec.backup.store", firstOf("backup", s3Ways("endpoint", "region", "container"))),
  ),
  of("longhorn.io", "BackupTarget", flow("backup", "spec.backupTargetURL", readBackupTarget)),
  of(
    "config.kio.kasten.io",
    "Profile",
    each("backup", "spec.locationSpec.objectStore", firstOf("backup", s3Ways("endpoint", "region", "name"))),
  ),
  of(
    "stork.libopenstorage.org",
    "BackupLocation",
    each("backup", "location", firstOf("backup", s3Ways("s3Config.endpoint", "s3Config.region", "path"))),
  ),
  of(
    "kafka.strimzi.io",
    ["KafkaMirrorMaker2"],
    flow("replication", "spec.clusters[].bootstrapServers", readEndpoint),
    flow("replication", "spec.target.bootstrapServers", readEndpoint),
    flow("replication", "spec.mirrors[].source.bootstrapServers", readEndpoint),
  ),
  of(
    "kafka.strimzi.io",
    "KafkaMirrorMaker",
    flow("replication", "spec.consumer.bootstrapServers", readEndpoint),
    flow("replication", "spec.producer.bootstrapServers", readEndpoint),
  ),
  of("kafka.strimzi.io", "KafkaConnector", each("replication", "spec.config", connector)),
  of("kafka.strimzi.io", ["KafkaBridge", "KafkaConnect"], flow("network", "spec.bootstrapServers", readEndpoint)),
  of("ceph.rook.io", "CephObjectRealm", flow("replication", "spec.pull.endpoint", readEndpoint)),
  of(
    "ceph.rook.io",
    ["CephBlockPool", "CephFilesystem"],
    flow(
      "replication",
      "spec.mirroring.peers.secretNames[]",
      readElsewhere("the peers of the mirror", "where the peers are is in secrets that are not seen here"),
    ),
  ),
  of(
    "volsync.backube",
    "ReplicationSource",
    flow("replication", "spec.rsync.address", readEndpoint),
    flow("replication", "spec.rsyncTLS.address", readEndpoint),
    flow(
      "backup",
      "spec.restic.repository",
      readElsewhere("its Restic repository", "where the repository is, is in a secret that is not seen here"),
    ),
  ),
];

/** Where Velero keeps backups or snapshots: an endpoint, else a region, else where the account or the bucket is. */
function veleroLocation(object: ClusterObject, site: ClusterSite): readonly Found[] {
  const provider = textAt(object, "spec.provider") ?? "";
  const account = valuesAt(object, "spec.config.storageAccount")[0];
  if (/azure/.test(provider) && account && valuesAt(object, "spec.config.storageAccountURI").length === 0) {
    const name = textAt(object, "spec.config.storageAccount");
    return foundAs(
      "backup",
      name === undefined ? unseen(account, site) : readAsHost(`${name}.blob.core.windows.net`, account, site),
    );
  }
  if (/csi/.test(provider)) return [];
  const ways: readonly Way[] = [
    ["spec.config.s3Url", readEndpoint],
    ["spec.config.storageAccountURI", readEndpoint],
    ["spec.config.region", regionOf("aws")],
    ["spec.config.snapshotLocation", regionOf("google")],
    ["spec.objectStorage.bucket", readBucket],
  ];
  return storeAt("backup", ways)(object, site);
}

/** A connector of Kafka moves topics to a store, or a database to topics; its settings have dots in their names. */
function connector({ attribute, value, scope }: Node, site: ClusterSite): readonly Found[] {
  if (!isJsonObject(value)) return [];
  const settings = Object.entries(value).map(([name, member]) => [name.replaceAll(".", "_"), member]);
  const ways: readonly Way[] = [
    ["store_url", readEndpoint],
    ["s3_region", regionOf("aws")],
    ["connection_url", readEndpoint],
    ["database_hostname", readEndpoint],
  ];
  return firstOf("replication", ways)({ attribute, value: Object.fromEntries(settings), scope }, site);
}

function cannotTell(what: string) {
  return readElsewhere(`its ${what}`, `the name of a ${what} says no place`);
}

function isUrl(value: unknown): boolean {
  return typeof value === "string" && /^https?:\/\//.test(value);
}
