import type { Report } from "#lib/domain/report/report.ts";
import { differences } from "../support/differences.ts";
import { deploymentsOf, type History } from "../support/history.ts";
import { computeReport, type OracleFilter, type OracleInput } from "../support/oracle.ts";
import { type Company, type Keys, newAccount } from "./api-client.ts";
import { inLanes } from "./in-lanes.ts";

const DAY_MS = 86_400_000;

type Connection = { id: string; name: string; coveredFrom: string; coveredTo: string; lastSyncedAt: string };

/** An account that holds a history, which ended yesterday. */
export async function historyAccount(history: History): Promise<{ account: Keys; shiftLastTo: Date }> {
  const shiftLastTo = new Date(Math.floor((Date.now() - DAY_MS) / 1000) * 1000);
  const content = { kind: "file", path: history.path(), shiftLastTo: shiftLastTo.toISOString() };
  return { account: await newAccount(content), shiftLastTo };
}

export type HistoryCheck = {
  history: History;
  shiftLastTo: Date;
  now: Date;
  /** The windows that are asked for, each with every filter. */
  days?: readonly number[];
};

/**
 * Asks the API for every window and filter that a history is checked with, and answers with the places where it
 * differs from the oracle computed from the file.
 */
export async function compareWithHistory(
  { get, path }: Pick<Company, "get" | "path">,
  { history, shiftLastTo, now, days = [30, 90, 365] }: HistoryCheck,
): Promise<string[]> {
  const { items } = await get<{ items: Connection[] }>(`${path}/connections`);
  const [connection] = items;
  if (connection === undefined) throw new Error("there is no connection");
  const input: OracleInput = {
    organization: {
      timeZone: "UTC",
      weekStart: "monday",
      productionEnvs: ["production", "prod", "live", "prd"],
      cfrDenominator: "evaluated",
      bands: "dora-2024",
    },
    connections: [
      {
        id: connection.id,
        name: connection.name,
        status: "active",
        disconnectedAt: null,
        lastSyncedAt: connection.lastSyncedAt,
        covered: [[connection.coveredFrom, connection.coveredTo]],
      },
    ],
    deployments: deploymentsOf(history, connection.id, shiftLastTo).filter(
      (event) => event.startedAt >= connection.coveredFrom,
    ),
    incidents: [],
    mapped: [],
  };
  const places: string[] = [];
  const asked = days.flatMap((count) => filters(now, count, input.deployments));
  // The oracle computes one while the product does others.
  await inLanes(asked, async (filter) => {
    const report = await get<Report>(`${path}/dora?${queryOf(filter)}`);
    const expected = computeReport(input, filter, now.getTime());
    places.push(...differences(comparable(report), comparable(expected), queryOf(filter)));
  });
  return places;
}

/** Without what is no figure: when it was synced. */
function comparable(report: Report): unknown {
  return { ...report, freshness: null };
}

/** So many days; production and staging; all, one service, one team. */
function filters(now: Date, days: number, [first, ...others]: OracleInput["deployments"]): OracleFilter[] {
  const to = now.toISOString();
  const [service, team] = [first?.service ?? "", others.at(-1)?.team ?? ""];
  return [{}, { env: ["staging"] }].flatMap((env) =>
    [{}, { service: [service] }, { team: [team] }].map(
      (part): OracleFilter => ({
        from: new Date(now.getTime() - days * DAY_MS).toISOString(),
        to,
        compare: "previous",
        ...env,
        ...part,
      }),
    ),
  );
}

function queryOf(filter: OracleFilter): string {
  const query = new URLSearchParams({ from: filter.from, to: filter.to });
  for (const name of ["env", "service", "team"] as const)
    for (const value of filter[name] ?? []) query.append(name, value);
  if (typeof filter.compare === "string") query.set("compare", filter.compare);
  return query.toString();
}
