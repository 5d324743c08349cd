nested = "[" * 10_000 + "1" + "]" * 10_000
print('{"provider":{"aws":{"region":"eu-central-1"}},"locals":{"x":' + nested + '},')
print('"resource":{"aws_sqs_queue":{"q":{"region":"${upper(local.x)}","tags":' + nested + "}}}}")
