// The objects of a stack's Terraform JSON (the first argument) as YAML, as Terraform reads them.
import { readFileSync } from "node:fs";

const { resource } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const objects = Object.values(resource.kubectl_manifest).map(({ yaml_body: body }) => body.replaceAll("$${", "${"));
console.log(objects.join("---\n"));
