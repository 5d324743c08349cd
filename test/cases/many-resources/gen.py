import json

queues = {
    f"q{i}": {"name": f"q-{i}", **({"provider": "aws.ireland"} if i % 10 == 0 else {})}
    for i in range(300)
}
print(
    json.dumps(
        {
            "provider": {"aws": [{"region": "eu-central-1"}, {"alias": "ireland", "region": "eu-west-1"}]},
            "resource": {"aws_sqs_queue": queues},
        }
    )
)
