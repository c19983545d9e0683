import { Moment } from "#app/_components/moment.tsx";
import type { CountedConnection } from "#lib/db/connections.ts";
import { plural, UNKNOWN } from "#lib/domain/format/format.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import classes from "./connection-card.module.css";

type Props = { connection: CountedConnection; source: SourceForm | undefined; timeZone: string };

/** What a connection is and holds, as pairs of a word and a value. */
export function ConnectionFacts({ connection, source, timeZone }: Props) {
  const { counts, coveredFrom, coveredTo } = connection;
  const site = source?.site?.choices.find(({ id }) => id === connection.site);
  return (
    <dl className={classes.facts}>
      {connection.site === null ? null : (
        <div>
          <dt>
            {source?.name} {source?.site?.label.toLowerCase()}
          </dt>
          <dd>
            {connection.site}
            {site === undefined ? "" : ` (${site.name}, ${site.location})`}
          </dd>
        </div>
      )}
      <div>
        <dt>{source?.keys[0].label}</dt>
        <dd>{connection.status === "disconnected" ? "Deleted" : `Ends in ${connection.keyHint}`}</dd>
      </div>
      <div>
        <dt>Events</dt>
        <dd>
          {plural(counts.deployments, "deployment")}, {plural(counts.incidents, "incident")}
        </dd>
      </div>
      <div>
        <dt>Covers</dt>
        <dd>
          {coveredFrom === null || coveredTo === null ? (
            UNKNOWN
          ) : (
            <>
              <Moment at={coveredFrom} timeZone={timeZone} precision="day" /> to{" "}
              <Moment at={coveredTo} timeZone={timeZone} />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Last sync</dt>
        <dd>
          {connection.lastSyncedAt === null ? (
            "Never"
          ) : (
            <Moment at={connection.lastSyncedAt} timeZone={timeZone} />
          )}
        </dd>
      </div>
      <div>
        <dt>Next sync</dt>
        <dd>
          <NextSync connection={connection} timeZone={timeZone} />
        </dd>
      </div>
    </dl>
  );
}

function NextSync({
  connection: { status, nextSyncAt },
  timeZone,
}: {
  connection: CountedConnection;
  timeZone: string;
}) {
  if (status === "syncing") return "Running now";
  return nextSyncAt === null ? "None planned" : <Moment at={nextSyncAt} timeZone={timeZone} />;
}
