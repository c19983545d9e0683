import { Panel } from "#app/_components/panel.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import type { Trend as Daily } from "#lib/domain/health/trend.ts";
import { daysOfTrend, PageTrend, type PageTrendName } from "#lib/draw/trend.tsx";
import { sayAsOf, sayTrend } from "#lib/words/drawing-words.ts";
import { explainDay } from "#lib/words/health-words.ts";
import type { HealthShown } from "../load.ts";
import { DrawingFoot } from "./drawing-foot.tsx";
import { TrendControls } from "./trend-controls.tsx";
import { TrendRegion } from "./trend-region.tsx";
import { TrendTable } from "./trend-table.tsx";

/** One figure over any days: the row that was opened last, or whatever row or metric is chosen. */
export async function TrendPanel(page: HealthShown) {
  const trend = await page.data.trend;
  if (trend === undefined) return null;
  return (
    <ClientWords namespaces={["filters"]}>
      <Trend {...page} organization={page.member.organization} trend={trend} />
    </ClientWords>
  );
}

export type TrendShown = Pick<HealthShown, "state" | "now"> & { trend: Daily; organization: Organization };

export function Trend({ trend, organization, state, now }: TrendShown) {
  const words = useWords();
  const { t } = words;
  const title = t("healthPage.trend", { row: sayTrend(trend, words) });
  const draw = (drawing: PageTrendName) => ({
    days: daysOfTrend({ drawing, trend, words }),
    drawing: <PageTrend {...{ drawing, trend, words }} />,
  });
  return (
    <Panel title={title} id="health-trend">
      <TrendControls {...{ trend, organization, state, now }} />
      <TrendRegion
        label={title}
        explained={trend.cells.map((cell) => explainDay(trend, cell, words))}
        keys={t("healthPage.trendKeys")}
        wide={draw("trend")}
        narrow={draw("narrow-trend")}
        foot={
          <DrawingFoot
            drawing="trend-foot"
            looks={["unknown"]}
            asOf={sayAsOf({ rows: [trend] }, organization.timeZone, words)}
          />
        }
      />
      <details>
        <summary>{t("healthPage.asTable")}</summary>
        <TrendTable title={title} trend={trend} />
      </details>
    </Panel>
  );
}
