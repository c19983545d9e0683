import type { Asked, Dashboard, DashboardKind } from "./dashboard.ts";
import { heatgridDashboard } from "./heatgrid.ts";
import { imageDashboard } from "./image.ts";
import { tableDashboard } from "./table.ts";
import { valuesDashboard } from "./values.ts";
import { wildcardDashboard } from "./wildcard.ts";

/** A board of a kind; null for the one with a picture while its address is not known, which is shown only once. */
export function dashboardOf(kind: DashboardKind, asked: Asked, pictureUrl: string | null): Dashboard | null {
  if (kind === "values") return valuesDashboard(asked);
  if (kind === "table") return tableDashboard(asked);
  if (kind === "heatgrid") return heatgridDashboard(asked);
  if (kind === "wildcard") return wildcardDashboard(asked);
  return pictureUrl === null ? null : imageDashboard(asked, pictureUrl);
}
