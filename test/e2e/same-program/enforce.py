from cdktf import App, TerraformStack
from cdktf_sovereign_ai import SovereigntyPolicy, Sovereignty

app = App()
TerraformStack(app, "raw").add_override("resource.aws_sqs_queue.orders", {"region": "us-east-1"})
Sovereignty.of(app).enforce(SovereigntyPolicy.from_file("sovereignty.yaml"))
app.synth()
