# The five questions of the comparison, asked of a plan as literally as the plan answers them.
package main

import rego.v1

home := "DE"

country := {"eu-central-1": "DE", "us-east-1": "US", "eu-west-2": "GB"}

abroad(region) if object.get(country, region, "unknown") != home

resources contains resource if {
	some module in input.planned_values.root_module.child_modules
	some resource in module.resources
}

resources contains resource if {
	some resource in input.planned_values.root_module.resources
}

deny contains finding("RES-PLACE", resource) if {
	some resource in resources
	abroad(resource.values.region)
}

deny contains finding("RES-REPL", resource) if {
	some resource in resources
	resource.type == "aws_dynamodb_table"
	some replica in resource.values.replica
	abroad(replica.region_name)
}

deny contains finding("RES-KEY", resource) if {
	some resource in resources
	resource.type == "aws_kms_key"
	resource.values.multi_region
}

deny contains finding("RES-LOG", resource) if {
	some resource in resources
	resource.type == "aws_flow_log"
	abroad(split(resource.values.log_destination, ":")[3])
}

deny contains finding("RES-EDGE", resource) if {
	some resource in resources
	resource.type == "aws_cloudfront_distribution"
}

finding(rule, resource) := {"msg": sprintf("%s %s", [rule, resource.address])}
