import { Panel } from "#app/_components/panel.tsx";
import type { OrganizationSettings } from "#lib/db/organizations.ts";
import { plural } from "#lib/domain/format/format.ts";
import classes from "./settings-facts.module.css";

/** The settings for those who may read them only. */
export function SettingsFacts({ settings }: { settings: OrganizationSettings }) {
  const { rawRetentionDays, weekStart } = settings;
  const facts = [
    ["Name", settings.name],
    ["Time zone", settings.timeZone],
    ["A week begins on", weekStart.charAt(0).toUpperCase() + weekStart.slice(1)],
    ["Production environments", settings.productionEnvs.join(", ")],
    ["Change failure rate", settings.cfrDenominator === "all" ? "Failed of all" : "Failed of those judged"],
    ["DORA bands", settings.bands === "off" ? "Not shown" : "Shown, with the limits of the 2024 report"],
    ["Read again every night", plural(settings.lookbackDays, "day")],
    ["Raw payloads", rawRetentionDays === 0 ? "Not kept" : `Kept for ${plural(rawRetentionDays, "day")}`],
  ];
  return (
    <Panel>
      <dl className={classes.facts}>
        {facts.map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
