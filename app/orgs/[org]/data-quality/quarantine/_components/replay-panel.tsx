import { useTranslations } from "next-intl";
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
import { replayOutcome } from "#lib/words/replay-outcome.ts";
import { runState } from "#lib/words/run-words.ts";
import { replayAction } from "../actions.ts";
import classes from "./quarantine.module.css";

type Props = { organization: Organization; connections: Connection[]; replay: SyncRun | null };

/** Parses what is stored once more, and says what came of it the last time. */
export function ReplayPanel({ organization, connections, replay }: Props) {
  const { slug, rawRetentionDays } = organization;
  const t = useTranslations("quarantine");
  const live = connections.filter(({ status }) => status !== "disconnected");
  return (
    <Panel title={t("again")} id="replay">
      <LiveRefresh active={live.some(({ status }) => status === "syncing")} />
      <div className={classes.replay}>
        <p>
          {t("againText")}{" "}
          {t.rich("kept", {
            days: rawRetentionDays,
            setting: (chunks) => <TextLink href={`/orgs/${slug}/settings/general`}>{chunks}</TextLink>,
          })}
        </p>
        {live.length === 0 ? (
          <p>{t("noAccount")}</p>
        ) : (
          <div className={classes.buttons}>
            {live.map((connection) => (
              <ActionButton
                key={connection.id}
                action={replayAction.bind(null, slug, connection.id)}
                disabled={connection.status === "syncing"}
              >
                <Label connection={connection} alone={live.length === 1} />
              </ActionButton>
            ))}
          </div>
        )}
        {replay === null ? null : <LastReplay organization={organization} replay={replay} />}
      </div>
    </Panel>
  );
}

function Label({ connection: { name, status }, alone }: { connection: Connection; alone: boolean }) {
  const t = useTranslations("quarantine");
  if (status === "syncing") return t("running");
  return alone ? t("again") : t("againNamed", { name });
}

function LastReplay({ organization, replay }: { organization: Organization; replay: SyncRun }) {
  const words = useWords();
  const { slug, timeZone } = organization;
  return (
    <p role="status">
      {words.t.rich("quarantine.last", {
        state: () => <StatusMark {...runState(replay.status, words)} />,
        at: () => <Moment at={replay.startedAt} timeZone={timeZone} />,
        outcome: replayOutcome(words, replay),
        run: (chunks) => <TextLink href={`/orgs/${slug}/runs/${replay.id}`}>{chunks}</TextLink>,
      })}
    </p>
  );
}
