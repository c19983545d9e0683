import { Panel } from "#app/_components/panel.tsx";
import classes from "./key-help.module.css";

/** Where the two keys come from, and what becomes of them. */
export function KeyHelp() {
  return (
    <Panel title="Where the keys come from" id="key-help">
      <ol className={classes.steps}>
        <li>In Datadog, open Organization settings, API keys, and create a key named Plumbline.</li>
        <li>
          Open Application keys beside it and create another one. Under Scopes, select{" "}
          <code>dora_metrics_read</code> and nothing else. A service account as its owner outlives whoever
          creates it.
        </li>
        <li>The site is in the address bar: us5.datadoghq.com is US5, app.datadoghq.eu is EU1.</li>
      </ol>
      <p className={classes.note}>
        The keys are checked first, then stored encrypted. Nobody can read them here again; only the last four
        characters of the API key are shown. Disconnecting deletes them.
      </p>
    </Panel>
  );
}
