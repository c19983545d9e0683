import type { Connection } from "#lib/db/connections.ts";
import { Panel } from "../../../../../_components/panel.tsx";
import { DisconnectForm } from "./disconnect-form.tsx";
import classes from "./key-help.module.css";
import { ReplaceKeysForm } from "./replace-keys-form.tsx";

/** What an admin may do with one connection. */
export function ManageConnection({ slug, connection }: { slug: string; connection: Connection }) {
  const { id, name, site } = connection;
  const live = connection.status !== "disconnected";
  return (
    <div className={classes.stack}>
      {live ? (
        <Panel title="Replace the keys" id="replace-keys">
          <ReplaceKeysForm slug={slug} connectionId={id} site={site} />
        </Panel>
      ) : null}
      <Panel title={live ? "Disconnect" : "Delete what it read"} id="disconnect">
        <p>
          {live
            ? "Syncs stop at once and the stored keys are deleted. This cannot be undone: to connect again, the keys have to be given again."
            : "Deletes the deployments, incidents and runs of this connection. This cannot be undone."}
        </p>
        <DisconnectForm slug={slug} connectionId={id} name={name} live={live} />
      </Panel>
    </div>
  );
}
