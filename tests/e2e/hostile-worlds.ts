import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Attributes, WireEvent } from "#scripts/simulator/wire-event.ts";
import { stackSecrets } from "#scripts/stack/secrets.ts";
import { coverRanges } from "../support/stack-client.ts";
import { hoursAgo, wireDeployment, wireIncident } from "../support/wire-events.ts";
import {
  type Company,
  connect,
  connectionOf,
  control,
  foundCompany,
  newAccount,
  readConfig,
} from "./api-client.ts";

const DAY_HOURS = 24;
/** What names a service, a team, a version and a repository where each is as long as Datadog lets it be. */
export const LONG = "a-name-of-two-hundred-characters-".repeat(7).slice(0, 200);
/** Days ago, from the first that was not read to the first that was read again. */
export const GAP = { from: 14, to: 10 };
const SILENCE = { kind: "delay", ms: 30_000, path: "deployments", skip: 1, times: 0 };
export const ZONE = "Europe/Berlin";

/** Days around the last clock change in Berlin, for a window from the one up to the other, both in the past. */
export function aroundClockChange(now: Date): { from: string; to: string } {
  const ofDay = (days: number) => new Date(now.getTime() - days * DAY_HOURS * 3_600_000);
  const offset = (at: Date) =>
    new Intl.DateTimeFormat("en", { timeZone: ZONE, timeZoneName: "longOffset" }).format(at).split("GMT")[1];
  const day = (at: Date) => at.toISOString().slice(0, 10);
  let days = 4;
  while (offset(ofDay(days)) === offset(ofDay(days + 1))) days += 1;
  return { from: day(ofDay(days + 2)), to: day(ofDay(days - 2)) };
}

const sha = (number: number) => number.toString(16).padStart(40, "a");
const fine = { change_failure: false };

/** `count` deployments of the last days, the newest two hours ago and each next one so many hours earlier. */
function deployments(count: number, stepHours: number, each: (n: number) => Attributes): WireEvent[] {
  return Array.from({ length: count }, (_, n) =>
    wireDeployment(`d-${n}`, hoursAgo(2 + n * stepHours), { service: `service-${n % 3}`, ...each(n) }),
  );
}

/** One a day, at an hour that no clock change moves into another day. */
function atNoon(count: number): WireEvent[] {
  const today = new Date().toISOString().slice(0, 10);
  const noon = (daysAgo: number) =>
    new Date(Date.parse(`${today}T12:00:00Z`) - daysAgo * DAY_HOURS * 3_600_000);
  return Array.from({ length: count }, (_, n) =>
    wireDeployment(
      `d-${n}`,
      noon(n + 1)
        .toISOString()
        .replace(".000Z", "Z"),
      fine,
    ),
  );
}

/** A company of its own in each state in which its numbers could mislead, by the name of the state. */
export async function foundHostileWorlds() {
  const database = await asOperator();
  const found = async (state: State) => {
    const company = await foundCompany("state");
    await STATES[state](company, database);
    return [state, company] as const;
  };
  const lasting = (Object.keys(STATES) as State[]).filter((state) => state !== "reading");
  const made = await Promise.all(lasting.map(found));
  // The one that ends by itself, after a minute, is begun when nobody waits for another one.
  return Object.fromEntries([...made, await found("reading")]) as Record<State, Company>;
}

export type State = keyof typeof STATES;
type Make = (company: Company, database: SupabaseClient) => Promise<unknown>;

/** What only time does to a company is written into its rows, past row level security. */
async function asOperator(): Promise<SupabaseClient> {
  const { secretKey } = stackSecrets(String(process.env.PLUMBLINE_DATA_DIR));
  const stateless = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };
  return createClient((await readConfig()).supabaseUrl, secretKey, { auth: stateless });
}

const holding =
  (events: WireEvent[], failures: WireEvent[] = [], backfillDays = 40): Make =>
  async (company) =>
    connect(company, await newAccount({ kind: "events", deployments: events, failures }), { backfillDays });

const STATES = {
  notConnected: async () => undefined,
  reading: async (company) => {
    const account = await newAccount({ kind: "events", deployments: deployments(1, 1, () => fine) });
    // The check of the keys asks once; each call after it takes longer than anybody waits.
    await control("POST", "faults", { ...SILENCE, account: account.id });
    await company.send("POST", `${company.path}/connections`, connectionOf(account));
  },
  one: holding(deployments(1, 1, () => fine)),
  pending: holding(deployments(12, 20, () => ({}))),
  human: holding(
    deployments(12, 20, (n) => ({
      change_failure: n === 3,
      commits: [{ sha: sha(n), timestamp: hoursAgo(30 + n * 20), message: "Mend the gate" }],
    })),
  ),
  faultless: holding(deployments(30, 20, () => fine)),
  noProduction: holding(deployments(12, 20, () => ({ ...fine, env: "staging" }))),
  huge: holding(
    deployments(1500, 0.45, (n) => ({
      change_failure: n % 2 === 0,
      recovery_time_sec: n % 2 === 0 ? 40_000_000 + n : null,
      commits: [{ sha: sha(n), timestamp: hoursAgo(40_000 + n), message: "Dig up the line" }],
    })),
    [wireIncident("i-0", hoursAgo(30 * DAY_HOURS), { name: "Flood" })],
  ),
  long: holding(
    deployments(12, 20, (n) => ({
      ...{ service: LONG, team: LONG, version: `${n}${LONG}`.slice(0, 200), change_failure: n < 2 },
      git: { commit_sha: sha(n), repository_id: `github.com/acme/${LONG}` },
    })),
    [wireIncident("i-0", hoursAgo(30), { name: LONG, services: [LONG] })],
  ),
  gap: async (company, database) => {
    const connectionId = await holding(deployments(30, DAY_HOURS, () => fine))(company, database);
    const [begin, from, to, end] = [40, GAP.from, GAP.to, 0].map((days) => hoursAgo(days * DAY_HOURS));
    const ranges: [string, string][] = [
      [String(begin), String(from)],
      [String(to), String(end)],
    ];
    for (const stream of ["deployments", "incidents"] as const)
      await coverRanges(
        database,
        { organizationId: company.id, connectionId: String(connectionId), stream },
        ranges,
      );
  },
  clockChange: async (company, database) => {
    await company.send("PATCH", company.path, { timeZone: ZONE });
    await holding(atNoon(240), [], 250)(company, database);
  },
  behind: async (company, database) => {
    const events = (name: string) => [
      wireDeployment(name, hoursAgo(90), fine),
      wireDeployment(`${name}-2`, hoursAgo(5), fine),
    ];
    for (const name of ["North", "South"])
      await connect(company, await newAccount({ kind: "events", deployments: events(name) }), { name });
    const { error } = await database
      .from("connections")
      .update({ last_synced_at: hoursAgo(3 * DAY_HOURS) })
      .match({ organization_id: company.id, name: "South" });
    if (error) throw error;
  },
} satisfies Record<string, Make>;
