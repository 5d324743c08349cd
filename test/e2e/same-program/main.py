import cdktf_cdktf_provider_aws  # noqa: F401  makes the provider package known to the jsii runtime
from cdktf_sovereign_ai import (
    Accelerator,
    Capacity,
    DataClass,
    Operator,
    Site,
    SovereignApp,
    SovereignGpuPool,
    Sovereignty,
    SovereigntyPolicy,
    SovereignStack,
    StateStore,
)

app = SovereignApp(policy=SovereigntyPolicy.from_file("sovereignty.yaml"))

frankfurt = Site.aws("frankfurt", region="eu-central-1", state=StateStore.s3("acme-terraform-state"))
cloud = SovereignStack(app, "cloud", site=frankfurt, data_class=DataClass.CONFIDENTIAL)
SovereignGpuPool(cloud, "train", accelerator=Accelerator.H100_SXM, nodes=4, labels={"team": "research"})
SovereignGpuPool(
    cloud,
    "serve",
    accelerator=Accelerator.L40_S,
    accelerators_per_node=4,
    min_nodes=1,
    max_nodes=3,
    capacity=Capacity.spot(),
)
Sovereignty.of(cloud).classify(DataClass.RESTRICTED, "personal", "health")

desk = Site.local("desk", country="DE", operator=Operator.of("acme", hq="DE"))
local = SovereignStack(app, "local", site=desk)
SovereignGpuPool(local, "here", accelerator=Accelerator.detected(), nodes=1)

app.synth()
