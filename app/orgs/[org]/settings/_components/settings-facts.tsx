import { Facts } from "#app/_components/facts.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { SettingName, Settings } from "#lib/db/settings.ts";
import { settingFacts } from "#lib/words/setting-words.ts";
import classes from "./settings-facts.module.css";

/** Some settings for those who may read them only. */
export function SettingsFacts({ settings, names }: { settings: Settings; names: readonly SettingName[] }) {
  return (
    <Panel>
      <Facts className={classes.facts} facts={settingFacts(useWords(), settings, names)} />
    </Panel>
  );
}
