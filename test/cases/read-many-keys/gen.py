import json

print(json.dumps({"locals": {f"k{i}": i for i in range(200_000)}, "resource": {"aws_sqs_queue": {"q": {"region": "eu-west-1"}}}}))
