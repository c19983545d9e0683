import { useTranslations } from "next-intl";
import { Panel } from "#app/_components/panel.tsx";
import classes from "./breakdown.module.css";
import { BreakdownFile, type BreakdownProps, BreakdownTable, BreakdownTabs } from "./breakdown-table.tsx";

/** Which services, teams, repositories, environments and tags make the numbers. */
export function BreakdownCard(props: BreakdownProps) {
  const t = useTranslations("panels");
  return (
    <Panel
      id="breakdown"
      title={t("breakdown")}
      flush
      aside={
        <span className={classes.pair}>
          <BreakdownTabs />
          <BreakdownFile {...props} />
        </span>
      }
    >
      <BreakdownTable {...props} />
    </Panel>
  );
}
