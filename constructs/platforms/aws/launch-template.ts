import type {
  LaunchTemplate,
  LaunchTemplateConfig,
  LaunchTemplateNetworkInterfaces,
} from "@cdktf/provider-aws/lib/launch-template";
import { Lazy, Token } from "cdktf";
import type { Construct } from "constructs";
import type { SovereignStack } from "../../sovereign-stack";
import { awsModule } from "./modules";
import { siteTags } from "./provider";

/** Name of the root disk in the images of Amazon Linux 2023. */
const ROOT_DEVICE = "/dev/xvda";

/**
 * Pods do not reach the metadata service, since their packets have passed one hop already: only what runs in the
 * node's own network sees the node's credentials. Pods get their own by EKS Pod Identity.
 */
const METADATA_HOP_LIMIT = 1;

/** What AWS makes for a node beside the node itself, and would leave without the site's tags. */
const TAGGED = ["instance", "volume", "network-interface"];

/** What a launch template adds to how every node is made. */
export interface NodeTemplateProps {
  readonly diskGib: number;
  readonly networkInterfaces: LaunchTemplateNetworkInterfaces[];
  /** Tags beside those of the site. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly more?: Partial<LaunchTemplateConfig>;
}

/** A launch template for managed nodes: encrypted disk, metadata by session token only, the site's tags. */
export function nodeTemplate(
  scope: Construct,
  id: string,
  stack: SovereignStack,
  { diskGib, networkInterfaces, tags = {}, more = {} }: NodeTemplateProps,
): LaunchTemplate {
  const { LaunchTemplate: Template } = awsModule("launch-template", scope);
  return new Template(scope, id, {
    updateDefaultVersion: true,
    blockDeviceMappings: [
      {
        deviceName: ROOT_DEVICE,
        ebs: {
          volumeType: "gp3",
          volumeSize: diskGib,
          encrypted: "true",
          kmsKeyId: stack.key.keyArn,
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
    tagSpecifications: TAGGED.map((resourceType) => ({ resourceType, tags: nodeTags(stack, tags) })),
    ...more,
  });
}

/** The provider's default tags do not reach what a node group starts. What is stated may be stated after the pool. */
function nodeTags(stack: SovereignStack, tags: Readonly<Record<string, string>>): Record<string, string> {
  return Token.asStringMap(Lazy.anyValue({ produce: () => ({ ...siteTags(stack, stack.site._facts), ...tags }) }));
}
