import { Panel } from "#app/_components/panel.tsx";
import type { SourceForm } from "#lib/sources/source.ts";
import classes from "./key-help.module.css";

/** Where the keys come from, and what becomes of them. */
export function KeyHelp({ source }: { source: SourceForm }) {
  return (
    <Panel title="Where the keys come from" id="key-help">
      <ol className={classes.steps}>
        {source.help.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={classes.note}>
        The keys are checked first, then stored encrypted. Nobody can read them here again; only the last four
        characters of the {source.keys[0].label} are shown. Disconnecting deletes them.
      </p>
    </Panel>
  );
}
