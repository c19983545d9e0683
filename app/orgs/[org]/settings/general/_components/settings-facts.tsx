import { Facts } from "#app/_components/facts.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Settings } from "#lib/db/settings.ts";
import { settingFacts } from "#lib/words/setting-words.ts";
import classes from "./settings-facts.module.css";

/** The settings for those who may read them only. */
export function SettingsFacts({ settings }: { settings: Settings }) {
  return (
    <Panel>
      <Facts className={classes.facts} facts={settingFacts(useWords(), settings)} />
    </Panel>
  );
}
