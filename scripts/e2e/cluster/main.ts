import {
  Accelerator,
  ClusterAccess,
  Manifests,
  NodeSelection,
  Operator,
  Server,
  Site,
  SovereignApp,
  SovereignGpuPool,
  SovereigntyPolicy,
  SovereignStack,
  TaintEffect,
} from "cdktf-sovereign-ai";

const { ACCESS = "kubeconfig", CONTEXT = "hall", HOST = "", TENANTS = "research=12,serving=4" } = process.env;
const { KUBERNETES_VERSION = "1.34", TOPOLOGY = "topology.acme.example/rack,kubernetes.io/hostname" } = process.env;

const app = new SovereignApp({ policy: SovereigntyPolicy.fromFile("sovereignty.yaml") });

const hall = Site.kubernetes("hall", {
  country: "FR",
  operator: Operator.of("acme", { hq: "FR" }),
  kubernetesVersion: KUBERNETES_VERSION,
  access:
    ACCESS === "exec"
      ? ClusterAccess.exec({
          host: HOST,
          certificateAuthorityFile: "ca.pem",
          command: "sh",
          args: ["-c", 'cat "$CREDENTIAL"'],
          env: { CREDENTIAL: "../../../credential.json" },
        })
      : ClusterAccess.kubeconfig({ file: "kubeconfig", context: CONTEXT }),
});

const stack = new SovereignStack(app, "hall", { site: hall, manifests: Manifests.KUBECTL });

new SovereignGpuPool(stack, "train", {
  accelerator: Accelerator.H100_SXM,
  server: Server.DGX_H100,
  nodes: 2,
  nodeSelection: NodeSelection.byLabels({ "node.acme.example/pool": "h100" }),
  taints: [{ key: "nvidia.com/gpu", value: "present", effect: TaintEffect.NO_SCHEDULE }],
  topologyLevels: TOPOLOGY.split(",").filter(Boolean),
  runtimeClassHandler: "nvidia",
  quotas: TENANTS.split(",").map((share) => {
    const [tenant, accelerators] = share.split("=");
    return {
      tenant,
      createNamespace: true,
      accelerators: Number(accelerators),
      borrowableAccelerators: 2,
      cpuCores: 96,
      memoryGib: 1024,
    };
  }),
});

app.synth();
