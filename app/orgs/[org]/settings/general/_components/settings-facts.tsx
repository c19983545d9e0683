import { Facts } from "#app/_components/facts.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Settings, settingFacts } from "#lib/db/settings.ts";
import classes from "./settings-facts.module.css";

/** The settings for those who may read them only. */
export function SettingsFacts({ settings }: { settings: Settings }) {
  return (
    <Panel>
      <Facts
        className={classes.facts}
        facts={Object.fromEntries(settingFacts(settings).map(({ word, value }) => [word, value]))}
      />
    </Panel>
  );
}
