import { ActionButton } from "#app/_components/form/submit-button.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { useWords } from "#app/_language/use-words.ts";
import type { Connection } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import type { SyncRun } from "#lib/db/sync-runs.ts";
import { plural } from "#lib/domain/format/format.ts";
import { runWord } from "#lib/domain/sync/sync-words.ts";
import { replayOutcome } from "#lib/words/replay-outcome.ts";
import { replayAction } from "../actions.ts";
import classes from "./quarantine.module.css";

type Props = { organization: Organization; connections: Connection[]; replay: SyncRun | null };

/** Parses what is stored once more, and says what came of it the last time. */
export function ReplayPanel({ organization, connections, replay }: Props) {
  const { slug, rawRetentionDays } = organization;
  const live = connections.filter(({ status }) => status !== "disconnected");
  return (
    <Panel title="Parse again" id="replay">
      <LiveRefresh active={live.some(({ status }) => status === "syncing")} />
      <div className={classes.replay}>
        <p>
          Reads these events once more, and every stored payload with them, without asking Datadog. It helps
          after an update of this installation; an event that is mended at Datadog comes with the next sync by
          itself.{" "}
          {rawRetentionDays === 0
            ? "Payloads of other events are not kept: "
            : `Payloads of other events are kept for ${plural(rawRetentionDays, "day")}: `}
          <TextLink href={`/orgs/${slug}/settings/general`}>see the setting</TextLink>.
        </p>
        {live.length === 0 ? (
          <p>There is no connected account to parse for.</p>
        ) : (
          <div className={classes.buttons}>
            {live.map((connection) => (
              <ActionButton
                key={connection.id}
                action={replayAction.bind(null, slug, connection.id)}
                disabled={connection.status === "syncing"}
              >
                {labelOf(connection, live.length === 1)}
              </ActionButton>
            ))}
          </div>
        )}
        {replay === null ? null : <LastReplay organization={organization} replay={replay} />}
      </div>
    </Panel>
  );
}

function labelOf({ name, status }: Connection, alone: boolean): string {
  if (status === "syncing") return "A run is going on";
  return alone ? "Parse again" : `Parse ${name} again`;
}

function LastReplay({ organization, replay }: { organization: Organization; replay: SyncRun }) {
  const words = useWords();
  const { slug, timeZone } = organization;
  return (
    <p role="status">
      <StatusMark {...runWord(replay.status)} /> <Moment at={replay.startedAt} timeZone={timeZone} />.{" "}
      {replayOutcome(words, replay)} <TextLink href={`/orgs/${slug}/runs/${replay.id}`}>See the run</TextLink>
    </p>
  );
}
