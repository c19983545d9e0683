import type { Connection } from "#lib/db/connections.ts";
import { connectionWord } from "#lib/domain/sync-words.ts";
import { ButtonLink } from "../../../../../_components/link.tsx";
import { Panel } from "../../../../../_components/panel.tsx";
import { StatusMark } from "../../../../../_components/status-mark.tsx";
import { SyncError } from "../../../../../_components/sync/sync-error.tsx";
import { SyncProgress } from "../../../../../_components/sync/sync-progress.tsx";
import classes from "./connection-card.module.css";
import { ConnectionFacts } from "./connection-facts.tsx";
import { SyncNowButton } from "./sync-now-button.tsx";

type Props = {
  slug: string;
  connection: Connection;
  timeZone: string;
  now: Date;
  may: { sync: boolean; manage: boolean };
};

/** One connection of the list: how it is, what it holds, what can be done with it. */
export function ConnectionCard({ slug, connection, timeZone, now, may }: Props) {
  const { tone, word } = connectionWord(connection, now);
  const live = connection.status !== "disconnected";
  return (
    <Panel
      title={connection.name}
      id={`connection-${connection.id}`}
      aside={<StatusMark tone={tone} word={word} />}
    >
      <div className={classes.content}>
        {connection.status === "syncing" ? (
          <SyncProgress
            what={connection.lastSyncedAt === null ? "First sync" : "Sync"}
            progress={connection.progress}
          />
        ) : null}
        {connection.lastError === null ? null : <SyncError error={connection.lastError} />}
        <ConnectionFacts connection={connection} timeZone={timeZone} />
        <div className={classes.actions}>
          {live && may.sync ? (
            <SyncNowButton
              slug={slug}
              connectionId={connection.id}
              running={connection.status === "syncing"}
            />
          ) : null}
          <ButtonLink
            href={`/orgs/${slug}/settings/connections/${connection.id}`}
            variant="default"
            color="gray"
          >
            {live && may.manage ? "Replace keys or disconnect" : "Details"}
          </ButtonLink>
        </div>
      </div>
    </Panel>
  );
}
