import { useTranslations } from "next-intl";
import { Panel } from "#app/_components/panel.tsx";
import type { Breakdown } from "#lib/domain/report/report.ts";
import { BreakdownTable, BreakdownTabs } from "./breakdown-table.tsx";

type Props = {
  breakdown: Breakdown;
  /** What a failure rate is divided by. */
  formula: "evaluated" | "all";
  slug: string;
};

/** Which services, teams, repositories and environments make the numbers. */
export function BreakdownCard(props: Props) {
  const t = useTranslations("panels");
  return (
    <Panel id="breakdown" title={t("breakdown")} flush aside={<BreakdownTabs />}>
      <BreakdownTable {...props} />
    </Panel>
  );
}
