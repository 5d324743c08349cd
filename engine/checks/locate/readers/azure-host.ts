import { findRegion, regionsOf } from "../../../../catalog/regions";
import type { FlowKind } from "../../../policy/flow-kind";
import { anywhere, inCountries, unknownPlace, type Reading, type ReadingSite } from "../reading";
import { declaredInAzure } from "./azure-declared";

/** A domain whose names begin with the name of a resource, and hold no region. */
interface NamingDomain {
  /** Its first group is the name. */
  readonly host: RegExp;
  /** What it names, as a reader would say it. */
  readonly what: string;
  /** Without the prefix `azurerm_`. */
  readonly types: readonly string[];
  readonly kind?: FlowKind;
}

const WEB_APPS = [
  "app_service",
  "function_app",
  "function_app_flex_consumption",
  "linux_function_app",
  "linux_web_app",
  "logic_app_standard",
  "windows_function_app",
  "windows_web_app",
];
const NAMESPACES = ["eventhub_namespace", "notification_hub_namespace", "relay_namespace", "servicebus_namespace"];

/** Endings of Azure's public cloud, then of those in China and of the US government; general knowledge (2026-11-22). */
const NAMING_DOMAINS: readonly NamingDomain[] = [
  {
    host: /^([a-z0-9]+?)(?:-secondary)?(?:\.z\d+)?\.(?:blob|dfs|file|queue|table|web)\.(?:core\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)|storage\.azure\.net)$/,
    what: "storage account",
    types: ["storage_account"],
  },
  { host: /^([\w-]+)\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)$/, what: "key vault", types: ["key_vault"] },
  {
    host: /^([\w-]+)\.managedhsm\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)$/,
    what: "managed HSM",
    types: ["key_vault_managed_hardware_security_module"],
  },
  {
    host: /^([a-z0-9]+)\.azurecr\.(?:io|cn|us)$/,
    what: "container registry",
    types: ["container_registry"],
    kind: "image",
  },
  {
    host: /^([\w-]+)\.(?:openai|cognitiveservices|services\.ai)\.azure\.(?:com|cn|us)$/,
    what: "model account",
    types: ["cognitive_account", "ai_services"],
    kind: "ai",
  },
  {
    host: /^([\w-]+)\.servicebus\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)$/,
    what: "namespace",
    types: NAMESPACES,
  },
  {
    host: /^([\w-]+)\.(?:documents|(?:cassandra|gremlin|mongo|table)\.cosmos)\.azure\.(?:com|cn|us)$/,
    what: "Cosmos DB account",
    types: ["cosmosdb_account"],
  },
  {
    host: /^([\w-]+)\.(?:[0-9a-f]+\.)?database\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)$/,
    what: "SQL server",
    types: ["mssql_server", "mssql_managed_instance"],
  },
  {
    host: /^([\w-]+)\.postgres\.database\.(?:azure\.com|chinacloudapi\.cn|usgovcloudapi\.net)$/,
    what: "PostgreSQL server",
    types: ["postgresql_flexible_server", "postgresql_server"],
  },
  {
    host: /^([\w-]+)\.mysql\.database\.(?:azure\.com|chinacloudapi\.cn|usgovcloudapi\.net)$/,
    what: "MySQL server",
    types: ["mysql_flexible_server"],
  },
  { host: /^([\w-]+)(?:\.scm)?\.azurewebsites\.(?:net|us)$/, what: "web app", types: WEB_APPS },
  { host: /^([\w-]+)\.azure-api\.(?:net|us)$/, what: "API management", types: ["api_management"] },
  {
    host: /^([\w-]+)\.search\.windows\.net$/,
    what: "search service",
    types: ["search_service"],
    kind: "ai",
  },
  { host: /^([\w-]+)\.redis\.cache\.windows\.net$/, what: "Redis cache", types: ["redis_cache"] },
  { host: /^([\w-]+)\.azconfig\.io$/, what: "configuration store", types: ["app_configuration"] },
  { host: /^([\w-]+)\.azure-devices\.(?:net|cn|us)$/, what: "IoT hub", types: ["iothub"] },
  {
    host: /^([\w-]+?)(?:-ondemand)?\.(?:dev|sql)\.azuresynapse\.net$/,
    what: "Synapse workspace",
    types: ["synapse_workspace"],
  },
];

/** Domains whose host names hold a region (general knowledge, 2026-11-22). */
const REGIONAL_DOMAINS: readonly (readonly [domain: RegExp, kind?: FlowKind])[] = [
  [/\.data\.azurecr\.io$/, "image"],
  [/\.(?:api\.cognitive|stt\.speech|tts\.speech)\.microsoft\.com$/, "ai"],
  [/\.(?:azmk8s\.io|azure\.com|azure\.net|azurecontainerapps\.io|kusto\.windows\.net)$/],
];

/** Domains of services that answer from everywhere. */
const EDGE_DOMAINS = /\.(?:azureedge\.net|azurefd\.net|trafficmanager\.net)$/;

/** Domains of the clouds of Azure that are in one country; general knowledge (2026-11-22). */
const OTHER_CLOUDS: readonly (readonly [domain: RegExp, partition: string])[] = [
  [/\.(?:chinacloudapi\.cn|azure\.cn|azurecr\.cn|azure-devices\.cn)$/, "china"],
  [/\.(?:usgovcloudapi\.net|azure\.us|azurecr\.us|azure-devices\.us|azurewebsites\.us|azure-api\.us)$/, "usgovernment"],
];

/**
 * Where a host of Azure's is: where the program declares the resource that it names, or in the region that it holds.
 * Undefined for other hosts.
 */
export function azureHost(host: string, site: ReadingSite): Reading | undefined {
  if (EDGE_DOMAINS.test(host)) {
    return { place: anywhere(`'${host}' answers from everywhere`), to: host, operator: "azure", evidence: [] };
  }
  for (const { host: pattern, what, types, kind } of NAMING_DOMAINS) {
    const name = pattern.exec(host)?.[1];
    if (name === undefined) continue;
    const declared = declaredInAzure({ types: types.map((type) => `azurerm_${type}`), name }, site);
    const located = declared && site.locator.locate(declared.stack, declared.resource);
    if (declared && located) {
      const { place, operator, evidence } = located;
      return { place, operator, evidence, to: host, kind, targets: [declared] };
    }
    const why = `it is the ${what} '${name}', which nothing here declares`;
    return { ...(ofOtherCloud(host) ?? { place: unknownPlace(why), operator: "azure" }), to: host, kind, evidence: [] };
  }
  return regionalHost(host);
}

/** Where every region of a cloud is in one country, so are its hosts. */
function ofOtherCloud(host: string): Pick<Reading, "place" | "operator"> | undefined {
  const partition = OTHER_CLOUDS.find(([domain]) => domain.test(host))?.[1];
  if (partition === undefined) return undefined;
  const regions = regionsOf({ provider: "azurerm", partition });
  return { place: inCountries(regions.map(({ country }) => country)), operator: regions[0]?.operator };
}

/** `westeurope-5.in.applicationinsights.azure.com`: a label that is a region, with a number behind it or without. */
function regionalHost(host: string): Reading | undefined {
  const [found] = REGIONAL_DOMAINS.filter(([domain]) => domain.test(host));
  if (!found) return undefined;
  const [domain, kind] = found;
  for (const label of host.replace(domain, "").split(".")) {
    const region = findRegion("azurerm", undefined, label.replace(/-\d+$/, ""));
    if (region) {
      const place = inCountries([region.country], region.region);
      return { place, operator: region.operator, to: host, kind, evidence: [] };
    }
  }
  return undefined;
}
