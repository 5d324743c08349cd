import type { FlowKind } from "../../policy/flow-kind";
import { AZAPI_KEYS } from "./azapi-keys";
import { copyOf, isNoneOf, link, linkByName, mergeRows } from "./azurerm-row";
import { whereText } from "./condition";
import { to } from "./flow-row";
import type { FlowRow, PlaceRow, ServiceKind, TypeRow } from "./table";

/** Before the type of a change of what is declared elsewhere, which stays as it is wherever the change says nothing. */
export const CHANGE_OF = "change of ";

const BODY = "body.properties";

const WITHIN: readonly PlaceRow[] = [
  { attribute: "parent_id", as: "azure-resource" },
  { attribute: "resource_id", as: "azure-resource" },
];

const isEnabled = (attribute: string) => whereText(attribute, (text) => /^(?:enabled|true)$/i.test(text));

/** A backup that a switch copies to the paired region. */
const geoBackup = (attribute: string): FlowRow =>
  to("backup", attribute, "azure-paired", { when: isEnabled(attribute) });

/** A backup in storage of a kind that is told by its redundancy. */
const backup = (attribute: string, byDefault: string): FlowRow =>
  to("backup", attribute, "azure-pair", { unset: { value: byDefault } });

const regions = (kind: FlowKind, attribute: string): FlowRow => to(kind, attribute, "region");

/** What a service copies to the paired region by itself, with the regions where it does not. */
const paired = (kind: FlowKind, except: readonly string[] = []): FlowRow =>
  to(kind, "location", "azure-paired", { when: isNoneOf("location", except) });

/** A replica is where it says, with the data of what it is inside. */
const REPLICA: readonly FlowRow[] = [copyOf("parent_id")];

const CONTAINERS: readonly FlowRow[] = [
  to("image", `${BODY}.template.containers[].image`, "image"),
  to("network", `${BODY}.template.containers[].env[].value`, "setting"),
];

/** What belongs to a tenant or a subscription as a whole. */
const GLOBAL_NAMESPACES = [
  "aadiam",
  "advisor",
  "authorization",
  "billing",
  "consumption",
  "costmanagement",
  "features",
  "managedservices",
  "management",
  "marketplace",
  "policyinsights",
  "quota",
  "security",
  "subscription",
  "support",
];

const GLOBAL_TYPES = [
  ...GLOBAL_NAMESPACES.map((name) => `microsoft.${name}/*`),
  "microsoft.insights/activitylogalerts",
  "microsoft.insights/metricalerts",
  "microsoft.network/dnszones*",
  "microsoft.network/privatednszones*",
  "microsoft.resources/tags",
];

const EDGE_TYPES = [
  "microsoft.cdn/*",
  "microsoft.network/frontdoors*",
  "microsoft.network/trafficmanagerprofiles*",
  "microsoft.web/staticsites*",
];

/** By the type that the API knows: the arguments by which data moves. */
const FLOWS: Readonly<Record<string, readonly FlowRow[]>> = {
  "microsoft.storage/storageaccounts": [to("replication", "body.sku.name", "azure-pair")],
  "microsoft.storage/storageaccounts/objectreplicationpolicies": [link("replication", `${BODY}.destinationAccount`)],
  "microsoft.compute/snapshots": [copyOf(`${BODY}.creationData.sourceResourceId`)],
  "microsoft.compute/disks": [copyOf(`${BODY}.creationData.sourceResourceId`)],
  "microsoft.compute/galleries/images/versions": [
    regions("replication", `${BODY}.publishingProfile.targetRegions[].name`),
  ],

  // Vaults, backups and keys
  "microsoft.recoveryservices/vaults": [
    backup(`${BODY}.redundancySettings.standardTierStorageRedundancy`, "GeoRedundant"),
  ],
  "microsoft.recoveryservices/vaults/backupstorageconfig": [to("backup", `${BODY}.storageModelType`, "azure-pair")],
  "microsoft.dataprotection/backupvaults": [to("backup", `${BODY}.storageSettings[].type`, "azure-pair")],
  "microsoft.keyvault/vaults": [paired("key", ["brazilsouth"])],
  "microsoft.keyvault/managedhsms": [regions("key", `${BODY}.regions[].name`)],

  // Databases
  "microsoft.sql/servers/databases": [
    backup(`${BODY}.requestedBackupStorageRedundancy`, "Geo"),
    copyOf(`${BODY}.sourceDatabaseId`),
  ],
  "microsoft.sql/servers/failovergroups": [link("replication", `${BODY}.partnerServers[].id`)],
  "microsoft.sql/managedinstances": [backup(`${BODY}.requestedBackupStorageRedundancy`, "Geo")],
  "microsoft.sql/locations/instancefailovergroups": [regions("replication", `${BODY}.partnerRegions[].location`)],
  "microsoft.dbforpostgresql/flexibleservers": [
    geoBackup(`${BODY}.backup.geoRedundantBackup`),
    copyOf(`${BODY}.sourceServerResourceId`),
  ],
  "microsoft.dbformysql/flexibleservers": [
    geoBackup(`${BODY}.backup.geoRedundantBackup`),
    copyOf(`${BODY}.sourceServerResourceId`),
  ],
  "microsoft.documentdb/databaseaccounts": [
    regions("replication", `${BODY}.locations[].locationName`),
    // Continuous backups stay in the regions of the account
    to("backup", `${BODY}.backupPolicy.periodicModeProperties.backupStorageRedundancy`, "azure-pair", {
      when: whereText(`${BODY}.backupPolicy.type`, (type) => !/^continuous/i.test(type)),
      unset: { value: "Geo" },
    }),
  ],
  "microsoft.documentdb/mongoclusters": [copyOf(`${BODY}.replicaParameters.sourceResourceId`)],

  // Models
  "microsoft.botservice/botservices": [to("network", `${BODY}.endpoint`, "host")],
  "microsoft.cognitiveservices/accounts": [link("replication", `${BODY}.userOwnedStorage[].resourceId`)],
  "microsoft.cognitiveservices/accounts/deployments": [to("ai", "body.sku.name", "azure-sku")],
  "microsoft.machinelearningservices/registries": [regions("replication", `${BODY}.regionDetails[].location`)],

  // Programs and their images
  "microsoft.app/containerapps": CONTAINERS,
  "microsoft.app/jobs": CONTAINERS,
  "microsoft.containerinstance/containergroups": [to("image", `${BODY}.containers[].properties.image`, "image")],
  "microsoft.containerregistry/registries/cacherules": [to("image", `${BODY}.sourceRepository`, "image")],
  "microsoft.containerregistry/registries/replications": REPLICA,
  "microsoft.web/sites": [to("network", `${BODY}.siteConfig.appSettings[].value`, "setting")],

  // Settings, gateways and messages
  "microsoft.apimanagement/service": [regions("replication", `${BODY}.additionalLocations[].location`)],
  "microsoft.appconfiguration/configurationstores/replicas": REPLICA,
  "microsoft.signalrservice/signalr/replicas": REPLICA,
  "microsoft.signalrservice/webpubsub/replicas": REPLICA,
  "microsoft.devices/iothubs": [paired("replication")],
  "microsoft.eventhub/namespaces": [regions("replication", `${BODY}.geoDataReplication.locations[].locationName`)],
  "microsoft.eventhub/namespaces/disasterrecoveryconfigs": [link("replication", `${BODY}.partnerNamespace`)],
  "microsoft.servicebus/namespaces": [regions("replication", `${BODY}.geoDataReplication.locations[].locationName`)],
  "microsoft.servicebus/namespaces/disasterrecoveryconfigs": [link("replication", `${BODY}.partnerNamespace`)],

  // Logs
  "microsoft.insights/actiongroups": [
    link("log", `${BODY}.automationRunbookReceivers[].automationAccountId`),
    link("log", `${BODY}.azureFunctionReceivers[].functionAppResourceId`),
    linkByName("log", `${BODY}.eventHubReceivers[].eventHubNameSpace`, "azurerm_eventhub_namespace"),
    regions("log", `${BODY}.itsmReceivers[].region`),
    link("log", `${BODY}.logicAppReceivers[].resourceId`),
    to("log", `${BODY}.webhookReceivers[].serviceUri`, "host"),
  ],
  "microsoft.insights/components": [link("log", `${BODY}.WorkspaceResourceId`)],
  "microsoft.insights/datacollectionrules": [
    link("log", `${BODY}.destinations.logAnalytics[].workspaceResourceId`),
    link("log", `${BODY}.destinations.monitoringAccounts[].accountResourceId`),
  ],
  "microsoft.insights/diagnosticsettings": [
    link("log", `${BODY}.workspaceId`),
    link("log", `${BODY}.storageAccountId`),
    link("log", `${BODY}.eventHubAuthorizationRuleId`),
  ],
  "microsoft.operationalinsights/workspaces": [regions("log", `${BODY}.replication.location`)],
  "microsoft.operationalinsights/workspaces/dataexports": [link("log", `${BODY}.destination.resourceId`)],

  // Networks
  "microsoft.network/privateendpoints": [
    link("network", `${BODY}.privateLinkServiceConnections[].properties.privateLinkServiceId`),
  ],
  "microsoft.network/virtualnetworks": [
    link("network", `${BODY}.virtualNetworkPeerings[].properties.remoteVirtualNetwork.id`),
  ],
  "microsoft.network/virtualnetworks/virtualnetworkpeerings": [link("network", `${BODY}.remoteVirtualNetwork.id`)],
  "microsoft.network/virtualhubs/hubvirtualnetworkconnections": [link("network", `${BODY}.remoteVirtualNetwork.id`)],
};

/** Which rule speaks of those that may be in the location `global`, or extend a subscription. */
const SERVICE_KINDS: Readonly<Record<string, ServiceKind>> = {
  "microsoft.botservice/botservices": "ai",
  "microsoft.cognitiveservices/accounts": "ai",
  "microsoft.cognitiveservices/accounts/deployments": "ai",
  "microsoft.insights/actiongroups": "control-plane",
  "microsoft.insights/diagnosticsettings": "control-plane",
};

/** Types that extend another resource and have no location: the default one of the provider is not theirs. */
const EXTENSIONS: ReadonlySet<string> = new Set(["microsoft.insights/diagnosticsettings"]);

/** Types of which the tables of azurerm know no flow either. */
const QUIET_TYPES = [
  "microsoft.cognitiveservices/accounts/projects",
  "microsoft.managedidentity/userassignedidentities*",
  "microsoft.network/networksecuritygroups*",
  "microsoft.network/virtualnetworks/subnets",
  "microsoft.resources/resourcegroups",
  "microsoft.storage/storageaccounts/blobservices*",
];

let rows: readonly TypeRow[] | undefined;

/**
 * Services of Azure as its own API names them; what a service does is the same as in the tables of azurerm, with their
 * sources. Names of properties after the API's reference (general knowledge, 2026-11-22).
 */
export function azapiRows(): readonly TypeRow[] {
  return (rows ??= [
    ...GLOBAL_TYPES.map((type) => ({ type, places: [], otherwise: "global" as const })),
    ...EDGE_TYPES.map((type) => ({ type, serviceKind: "edge" as const, places: [], otherwise: "global" as const })),
    ...QUIET_TYPES.map((type) => ({ type })),
    ...mergeRows([...rowsOf(FLOWS), ...rowsOf(AZAPI_KEYS)]),
    { type: `${CHANGE_OF}*`, places: WITHIN },
    { type: "azapi_resource_action", places: WITHIN },
    { type: "azapi_data_plane_resource", places: [{ attribute: "parent_id", as: "host" }] },
  ]);
}

function rowsOf(flowsByType: Readonly<Record<string, readonly FlowRow[]>>): readonly TypeRow[] {
  return Object.entries(flowsByType).flatMap(([type, flows]): TypeRow[] => [
    { type, flows, serviceKind: SERVICE_KINDS[type], ...(EXTENSIONS.has(type) ? { places: WITHIN } : {}) },
    { type: `${CHANGE_OF}${type}`, places: WITHIN, flows: flows.filter(isOfBody).map(withoutDefault) },
  ]);
}

function isOfBody({ attribute }: FlowRow): boolean {
  return attribute.startsWith("body.");
}

function withoutDefault(flow: FlowRow): FlowRow {
  return { ...flow, unset: undefined };
}
