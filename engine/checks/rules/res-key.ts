import { onGoogle } from "./demonstration";
import { flowRule } from "./flow-rule";

export const resKey = flowRule({
  id: "RES-KEY",
  kind: "key",
  verb: "keeps a copy in",
  what: "Keys, multi-region keys, secrets and their replicas stay in the countries that the policy allows.",
  why: "Who holds the key can read the data, wherever the data lies.",
  citation: "BSI C3A v1 SOV-3-02 (external key management); GDPR Art. 44 to 49",
  example: "A google_secret_manager_secret with `replication { auto {} }`.",
  demonstration: onGoogle(
    { google_secret_manager_secret: { token: { secret_id: "token", replication: { auto: {} } } } },
    {
      google_secret_manager_secret: {
        token: { secret_id: "token", replication: { user_managed: { replicas: [{ location: "europe-west3" }] } } },
      },
    },
  ),
  remedy: "List the replicas by region, in allowed countries, and make keys single-region.",
});
