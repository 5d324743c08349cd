import { describe, expect, test } from "vitest";
import { Accelerator } from "../../../constructs/accelerator";
import { Capacity } from "../../../constructs/capacity";
import { SovereignGpuPool } from "../../../constructs/sovereign-gpu-pool";
import { useTemporaryFolder } from "../program";
import { emitted, SMALL } from "./aws-program";

useTemporaryFolder();

/** A stack with a pool of every kind. */
const everything = () =>
  emitted((stack) => {
    new SovereignGpuPool(stack, "train", { accelerator: Accelerator.H100_SXM, nodes: 4 });
    new SovereignGpuPool(stack, "spot", { ...SMALL, capacity: Capacity.spot(), nodes: undefined, maxNodes: 8 });
    const capacity = Capacity.capacityBlock("cr-0123456789abcdef0");
    new SovereignGpuPool(stack, "block", { accelerator: Accelerator.GB200, nodes: 9, capacity, zone: "eu-central-1a" });
  });

describe("nothing that is emitted", () => {
  test("puts a credential into the state", () => {
    const { resource, data } = everything();
    const types = [...Object.keys(resource), ...Object.keys(data ?? {})];
    expect(
      types.filter((type) => /auth|token|password|private_key|secret|access_key|ssm_parameter/.test(type)),
    ).toEqual([]);
  });

  test("opens a way to or from the internet", () => {
    const text = JSON.stringify(everything());
    expect(text).not.toMatch(/internet_gateway|nat_gateway|aws_eip|0\.0\.0\.0\/0|::\/0/);
    expect(text).not.toMatch(/"(map_public_ip_on_launch|endpoint_public_access)":true/);
  });
});

describe("every node", () => {
  const templates = () => Object.entries(everything().resource.aws_launch_template);

  test("has a disk that is encrypted with the stack's key", () => {
    expect(templates()).toHaveLength(4);
    for (const [name, { block_device_mappings: disks }] of templates()) {
      expect(disks, name).toMatchObject([
        { ebs: { encrypted: "true", kms_key_id: expect.stringContaining("aws_kms_key.keys_key") } },
      ]);
    }
  });

  test("gives its metadata to itself only, by session token", () => {
    for (const [name, { metadata_options: metadata }] of templates()) {
      expect(metadata, name).toMatchObject({ http_tokens: "required", http_put_response_hop_limit: 1 });
    }
  });

  test("has no public address on any interface", () => {
    for (const [name, { network_interfaces: interfaces }] of templates()) {
      for (const each of interfaces as Record<string, unknown>[]) {
        expect(each.associate_public_ip_address, name).toBe("false");
      }
    }
  });
});

describe("the cluster", () => {
  test("can be reached from its network only, logs everything and encrypts its secrets", () => {
    const [cluster] = Object.values(everything().resource.aws_eks_cluster);
    expect(cluster).toMatchObject({
      vpc_config: { endpoint_private_access: true, endpoint_public_access: false },
      access_config: { authentication_mode: "API" },
      enabled_cluster_log_types: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      encryption_config: { resources: ["secrets"] },
    });
  });
});

describe("the key", () => {
  test("stays in its region, is renewed, and can be had back for 30 days", () => {
    const [key] = Object.values(everything().resource.aws_kms_key);
    expect(key).toMatchObject({ multi_region: false, enable_key_rotation: true, deletion_window_in_days: 30 });
  });

  test("is used by nobody outside the account", () => {
    const [key] = Object.values(everything().resource.aws_kms_key);
    const { Statement } = JSON.parse(key.policy) as {
      Statement: { Principal: { AWS?: string; Service?: string }; Condition?: object }[];
    };
    for (const { Principal, Condition } of Statement) {
      const limits = `${Principal.AWS} ${JSON.stringify(Condition)}`;
      expect(limits).toContain(":111122223333:");
    }
  });
});

test("only the modules of the provider package that are used are loaded", () => {
  everything();
  const loaded = Object.keys(require.cache).filter((file) => file.includes("provider-aws/lib"));
  expect(loaded.length).toBeGreaterThan(10);
  expect(loaded.length).toBeLessThan(30);
  expect(loaded.filter((file) => file.endsWith("provider-aws/lib/index.js"))).toEqual([]);
});
