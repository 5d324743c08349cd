import type { LaunchTemplateConfig, LaunchTemplateNetworkInterfaces } from "@cdktf/provider-aws/lib/launch-template";

/** Name of the root disk in the images of Amazon Linux 2023. */
const ROOT_DEVICE = "/dev/xvda";

/**
 * Pods do not reach the metadata service, since their packets have passed one hop already: only what runs in the
 * node's own network sees the node's credentials. Pods get their own by EKS Pod Identity.
 */
const METADATA_HOP_LIMIT = 1;

/** What AWS makes for a node beside the node itself, and would leave without the site's tags. */
const TAGGED = ["instance", "volume", "network-interface"];

/** What differs between the launch templates of managed nodes. */
export interface NodeTemplateProps {
  readonly diskGib: number;
  readonly keyArn: string;
  readonly networkInterfaces: LaunchTemplateNetworkInterfaces[];
  /** Tags of the node and of what AWS makes beside it. */
  readonly tags: Record<string, string>;
}

/** A launch template for managed nodes: encrypted disk, metadata by session token only, the site's tags. */
export function nodeTemplate({ diskGib, keyArn, networkInterfaces, tags }: NodeTemplateProps): LaunchTemplateConfig {
  return {
    updateDefaultVersion: true,
    blockDeviceMappings: [
      {
        deviceName: ROOT_DEVICE,
        ebs: {
          volumeType: "gp3",
          volumeSize: diskGib,
          encrypted: "true",
          kmsKeyId: keyArn,
          deleteOnTermination: "true",
        },
      },
    ],
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: METADATA_HOP_LIMIT,
      instanceMetadataTags: "disabled",
    },
    networkInterfaces,
    tagSpecifications: TAGGED.map((resourceType) => ({ resourceType, tags })),
  };
}
