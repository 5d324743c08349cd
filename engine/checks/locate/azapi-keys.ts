import { link } from "./azurerm-row";
import type { FlowRow } from "./table";

const BODY = "body.properties";

/** Where a body names the key that the data is encrypted with: its address, that of its vault, or a set of keys. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  "microsoft.botservice/botservices": ["cmekKeyVaultUrl"],
  "microsoft.cognitiveservices/accounts": ["encryption.keyVaultProperties.keyVaultUri"],
  "microsoft.compute/disks": ["encryption.diskEncryptionSetId"],
  "microsoft.compute/snapshots": ["encryption.diskEncryptionSetId"],
  "microsoft.containerinstance/containergroups": ["encryptionProperties.vaultBaseUrl"],
  "microsoft.containerregistry/registries": ["encryption.keyVaultProperties.keyIdentifier"],
  "microsoft.dataprotection/backupvaults": ["securitySettings.encryptionSettings.keyVaultProperties.keyUri"],
  "microsoft.dbformysql/flexibleservers": ["dataEncryption.primaryKeyURI", "dataEncryption.geoBackupKeyURI"],
  "microsoft.dbforpostgresql/flexibleservers": ["dataEncryption.primaryKeyURI", "dataEncryption.geoBackupKeyURI"],
  "microsoft.documentdb/databaseaccounts": ["keyVaultKeyUri"],
  "microsoft.documentdb/mongoclusters": ["encryption.customerManagedKeyEncryption.keyEncryptionKeyUrl"],
  "microsoft.eventhub/namespaces": ["encryption.keyVaultProperties[].keyVaultUri"],
  "microsoft.recoveryservices/vaults": ["encryption.keyVaultProperties.keyUri"],
  "microsoft.servicebus/namespaces": ["encryption.keyVaultProperties[].keyVaultUri"],
  "microsoft.sql/managedinstances": ["keyId"],
  "microsoft.sql/servers": ["keyId"],
  "microsoft.sql/servers/databases": ["encryptionProtector"],
  "microsoft.storage/storageaccounts": ["encryption.keyvaultproperties.keyvaulturi"],
};

/** By the type that the API knows: keys that its resources are encrypted with. */
export const AZAPI_KEYS: Readonly<Record<string, readonly FlowRow[]>> = Object.fromEntries(
  Object.entries(KEYS).map(([type, properties]) => [
    type,
    properties.map((property) => link("key", `${BODY}.${property}`, { verb: "is encrypted with" })),
  ]),
);
