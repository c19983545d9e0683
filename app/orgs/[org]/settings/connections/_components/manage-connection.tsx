import { ConfirmButton, type Question } from "#app/_components/form/confirm-dialog.tsx";
import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import type { CountedConnection } from "#lib/db/connections.ts";
import { plural } from "#lib/domain/format/format.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import { disconnectAction } from "../actions.ts";
import classes from "./key-help.module.css";
import { ReconnectForm, ReplaceKeysForm } from "./keys-form.tsx";
import { PurgeForm } from "./purge-form.tsx";

/** What an admin may do with one connection. */
export function ManageConnection({
  slug,
  source,
  connection,
}: {
  slug: string;
  source: SourceForm;
  connection: CountedConnection;
}) {
  const { id, name, counts } = connection;
  const live = connection.status !== "disconnected";
  return (
    <div className={layout.stack}>
      {live ? (
        <>
          <Panel title="Replace the keys" id="replace-keys">
            <ReplaceKeysForm slug={slug} source={source} connection={connection} />
          </Panel>
          <Panel title="Disconnect" id="disconnect">
            <p>Syncs stop and the keys are destroyed at once. What was read stays, and so do the numbers.</p>
            <ConfirmButton variant="default" question={disconnecting(slug, connection, source.name)}>
              Disconnect
            </ConfirmButton>
          </Panel>
        </>
      ) : (
        <Panel title="Reconnect" id="reconnect">
          <p>
            With keys of the same {source.name} account it comes back with all that it held, and what happened
            meanwhile is read.
          </p>
          <ReconnectForm slug={slug} source={source} connection={connection} />
        </Panel>
      )}
      <Panel title="Delete what it read" id="purge">
        <p>
          Deletes {plural(counts.deployments, "deployment")}, {plural(counts.incidents, "incident")}, and all
          runs and payloads of this connection, and the connection itself. The numbers change at once. This
          cannot be undone.
        </p>
        <PurgeForm slug={slug} connectionId={id} name={name} live={live} />
      </Panel>
    </div>
  );
}

function disconnecting(slug: string, { id, name }: CountedConnection, source: string): Question {
  return {
    title: `Disconnect ${name}?`,
    text: (
      <>
        <ul className={classes.steps}>
          <li>The stored keys are destroyed at once, and a run that goes on ends.</li>
          <li>The numbers stay as they are, and so do deployments, incidents and runs.</li>
          <li>
            With keys of the same {source} account it comes back later: what happened meanwhile is read then.
          </li>
        </ul>
        <p>Revoke the keys in {source} too: backups of the database may hold them, encrypted.</p>
      </>
    ),
    button: "Disconnect",
    run: disconnectAction.bind(null, { slug, connectionId: id }),
  };
}
