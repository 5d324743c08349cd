variable "region" {
  default = "eu-west-1" # Ireland
}

resource "aws_sqs_queue" "hcl" {
  for_each = { for name in ["a", "b"] : name => name == "a" ? "eu-central-1" : "eu-west-3" }
  region   = each.value
}
