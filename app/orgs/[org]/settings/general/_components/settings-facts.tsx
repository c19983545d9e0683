import { Panel } from "#app/_components/panel.tsx";
import { type Settings, settingFacts } from "#lib/db/settings.ts";
import classes from "./settings-facts.module.css";

/** The settings for those who may read them only. */
export function SettingsFacts({ settings }: { settings: Settings }) {
  return (
    <Panel>
      <dl className={classes.facts}>
        {settingFacts(settings).map(({ word, value }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
