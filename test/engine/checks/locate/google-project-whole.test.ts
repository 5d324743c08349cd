import { describe, expect, test } from "vitest";
import { cloud } from "./clouds";

const { placeOf } = cloud("hashicorp/google", { project: "acme", region: "europe-west3" });

const APPLICATION = { app_engine_application: { app: { location_id: "europe-west" } } };
const ELSEWHERE = { app_engine_application: { app: { project: "other", location_id: "europe-west" } } };
type Others = Readonly<Record<string, object>>;

const database = (name: string, more: object = {}): Others => ({
  firestore_database: { db: { name, location_id: "europe-west4", ...more } },
});

describe("what says no place is where the whole is that its project has", () => {
  test.each<[string, string, object, Others, string]>([
    ["a version", "app_engine_standard_app_version", {}, APPLICATION, "BE"],
    ["a version of another project", "app_engine_standard_app_version", {}, ELSEWHERE, "unknown"],
    ["a version without an application", "app_engine_standard_app_version", {}, {}, "unknown"],
    ["an index of the default database", "firestore_index", { collection: "c" }, database("(default)"), "NL"],
    ["an index where there is another database", "firestore_index", { collection: "c" }, database("x"), "unknown"],
    ["an index that names its database", "firestore_index", { database: "x" }, database("x"), "NL"],
    ["a document of another project", "firestore_document", {}, database("(default)", { project: "o" }), "unknown"],
  ])("%s", (_, type, values, others, expected) => {
    expect(placeOf(type, values, others)).toBe(expected);
  });
});
