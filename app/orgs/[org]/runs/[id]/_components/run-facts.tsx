import { Facts } from "#app/_components/facts.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import { formatCount, formatDuration, UNKNOWN } from "#lib/domain/format/format.ts";
import { runSeconds } from "#lib/domain/sync/run-words.ts";
import type { LoadedRun } from "../load.ts";

type Props = { loaded: LoadedRun; organization: Organization; now: Date };

/** When a run was, over which window and at what cost, as pairs of a word and a value. */
export function RunFacts({ loaded: { run, connection }, organization, now }: Props) {
  const { slug, timeZone } = organization;
  const running = run.finishedAt === null;
  const calls = running ? run.slices.reduce((sum, slice) => sum + slice.apiCalls, 0) : run.apiCalls;
  const facts = {
    Connection:
      connection === null ? (
        "Deleted"
      ) : (
        <TextLink href={`/orgs/${slug}/settings/connections/${connection.id}`}>{connection.name}</TextLink>
      ),
    Started: <Moment at={run.startedAt} timeZone={timeZone} />,
    Ended: running ? "Not yet" : <Moment at={run.finishedAt} timeZone={timeZone} />,
    [running ? "Duration so far" : "Duration"]: formatDuration(runSeconds(run, now)),
    Window:
      run.window === null ? (
        UNKNOWN
      ) : (
        <>
          <Moment at={run.window.from} timeZone={timeZone} /> to{" "}
          <Moment at={run.window.to} timeZone={timeZone} />
        </>
      ),
    "Calls to Datadog": formatCount(calls),
  };
  return <Facts facts={facts} least={296} />;
}
