import { onAzure } from "./demonstration";
import { flowRule } from "./flow-rule";

export const resAi = flowRule({
  id: "RES-AI",
  kind: "ai",
  verb: "is answered by",
  what:
    "Inference profiles, global and zone-wide deployments and model endpoints process in the countries that the " +
    "policy allows.",
  why: "A prompt is a copy of the data; a global deployment answers it wherever there is capacity.",
  citation: "GDPR Art. 44 to 49; Saudi PDPL Art. 29; the operators' own lists of processing regions",
  example: "An azurerm_cognitive_deployment with the SKU GlobalStandard.",
  demonstration: onAzure(
    {
      azurerm_cognitive_account: { ai: { name: "ai", location: "germanywestcentral", kind: "OpenAI" } },
      azurerm_cognitive_deployment: {
        chat: { cognitive_account_id: "${azurerm_cognitive_account.ai.id}", sku: { name: "GlobalStandard" } },
      },
    },
    {
      azurerm_cognitive_account: { ai: { name: "ai", location: "germanywestcentral", kind: "OpenAI" } },
      azurerm_cognitive_deployment: {
        chat: { cognitive_account_id: "${azurerm_cognitive_account.ai.id}", sku: { name: "Standard" } },
      },
    },
  ),
  remedy: "Use a regional deployment or profile, or a model that you serve yourself.",
});
