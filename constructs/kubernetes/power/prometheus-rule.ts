import { capAlerts, conditionAlerts, heatAlerts, missingAlerts, powerAlerts, type Alert } from "./alerts";
import type { PowerGroup } from "./power-group";
import { powerRecords } from "./power-records";
import { metricsOf, type CapVendor } from "./vendors";

/** The rules of a group for a Prometheus operator: what is recorded first, then the alerts on it. */
export function prometheusRuleFields(group: PowerGroup, vendor: CapVendor, hasAgent: boolean): Record<string, unknown> {
  const metrics = metricsOf(vendor);
  const alerts = [
    ...heatAlerts(group, metrics),
    ...powerAlerts(group, metrics),
    ...capAlerts(group, metrics),
    ...missingAlerts(group, metrics),
    ...(hasAgent ? conditionAlerts(group) : []),
  ];
  return {
    spec: {
      groups: [
        { name: `${group.name}.records`, rules: powerRecords(group, metrics) },
        { name: `${group.name}.alerts`, rules: alerts.map((alert) => alertRule(group, alert)) },
      ],
    },
  };
}

function alertRule(group: PowerGroup, alert: Alert): Record<string, unknown> {
  const { name, expr, severity, summary, runbook, isShared = false } = alert;
  return {
    alert: name,
    expr,
    for: alert.for,
    // The same alert of two groups is one.
    labels: { severity, site: group.site, ...(isShared ? {} : { group: group.name }) },
    annotations: { summary, runbook },
  };
}
