import type { ReactNode } from "react";
import { Facts } from "#app/_components/facts.tsx";
import { Moment } from "#app/_components/moment.tsx";
import type { CountedConnection } from "#lib/db/connections.ts";
import { plural, UNKNOWN } from "#lib/domain/format/format.ts";
import type { SourceForm } from "#lib/sources/source.ts";

type Props = { connection: CountedConnection; source: SourceForm | undefined; timeZone: string };

/** What a connection is and holds, as pairs of a word and a value. */
export function ConnectionFacts({ connection, source, timeZone }: Props) {
  const { counts, coveredFrom, coveredTo, lastSyncedAt } = connection;
  const facts: Record<string, ReactNode> = {
    [source?.keys[0].label ?? "Key"]:
      connection.status === "disconnected" ? "Deleted" : `Ends in ${connection.keyHint}`,
    Events: `${plural(counts.deployments, "deployment")}, ${plural(counts.incidents, "incident")}`,
    Covers:
      coveredFrom === null || coveredTo === null ? (
        UNKNOWN
      ) : (
        <>
          <Moment at={coveredFrom} timeZone={timeZone} precision="day" /> to{" "}
          <Moment at={coveredTo} timeZone={timeZone} />
        </>
      ),
    "Last sync": lastSyncedAt === null ? "Never" : <Moment at={lastSyncedAt} timeZone={timeZone} />,
    "Next sync": nextSyncOf(connection, timeZone),
  };
  return <Facts facts={{ ...siteOf(connection, source), ...facts }} least={236} />;
}

function siteOf({ site }: CountedConnection, source: SourceForm | undefined): Record<string, string> {
  if (site === null) return {};
  const known = source?.site?.choices.find(({ id }) => id === site);
  const word = `${source?.name} ${source?.site?.label.toLowerCase()}`;
  return { [word]: known === undefined ? site : `${site} (${known.name}, ${known.location})` };
}

function nextSyncOf({ status, nextSyncAt }: CountedConnection, timeZone: string): ReactNode {
  if (status === "syncing") return "Running now";
  return nextSyncAt === null ? "None planned" : <Moment at={nextSyncAt} timeZone={timeZone} />;
}
