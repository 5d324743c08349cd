import type { Placement } from "../model/placement";
import { judgeOwnPlace, placementsOf } from "./own-place";
import { defineRule } from "./rule";

export const resUnknown = defineRule<Placement>({
  id: "RES-UNKNOWN",
  what:
    "The place of every resource can be resolved: from the resource, its provider block, a variable's default or what " +
    "it refers to. A place that a program states against the one that resolves is reported with both values, and the resolved " +
    "one is judged as well.",
  why: "A place that nobody can name before the deploy is not known to be allowed, so it never passes.",
  citation: "the policy, classes.<class>.onUnknown",
  example: 'provider "aws" has `region = var.aws_region`, and the variable has no default.',
  remedy:
    "Write the region out, give the variable a default, check a plan, which knows the values, or state the place with " +
    "Sovereignty.of(…).locatedIn or a --site file.",
  subjects: (graph) => placementsOf("RES-UNKNOWN", graph),
  judge: judgeOwnPlace,
});
