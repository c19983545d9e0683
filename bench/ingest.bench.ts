import {
  addTenant,
  openLaboratory,
  type SyncLaboratory,
  type Tenant,
} from "../tests/support/sync-laboratory.ts";
import type { Figure } from "./figure.ts";
import { type RemoteSimulator, startRemoteSimulator } from "./remote-simulator.ts";
import { type RemoteSync, startRemoteSync } from "./remote-sync.ts";

const EVENTS = 20_000;
const COMMITS_EACH = 5;
const DAYS = 60;
/** By how many deployments each commit is listed: its own alone, two, all that share a pattern (one in 500). */
const LISTED_BY = [1, 2, EVENTS / 500];
const PASSING_EVENTS = 1_000_000;
const CONNECTION =
  "foreign key (organization_id, connection_id) references public.connections (organization_id, id)";
/** With the keys that COPY has to check as the sync does. */
const KEYS: Record<string, string> = {
  "public.deployments": CONNECTION,
  "public.commits": "foreign key (organization_id) references public.organizations (id)",
  "public.deployment_commits": "foreign key (deployment_no) references public.deployments (no)",
  "private.raw_payloads": CONNECTION,
};
const TABLES = Object.keys(KEYS);

type Setting = { laboratory: SyncLaboratory; simulator: RemoteSimulator; remote: RemoteSync };

/** Events per second from Datadog's answers into the tables, against COPY of the same rows; and what a million cost in memory. */
export async function run(): Promise<Figure[]> {
  const laboratory = await openLaboratory();
  const simulator = await startRemoteSimulator();
  const setting = { laboratory, simulator, remote: startRemoteSync(laboratory, simulator.url) };
  try {
    // Datadog's package takes a second to load, and the first statements are planned.
    await ingest(setting, { account: "warm", events: 3000, commitsEach: COMMITS_EACH, listedBy: 1 });
    const figures: Figure[] = [];
    for (const listedBy of LISTED_BY) figures.push(await ofCopy(setting, listedBy));
    return [...figures, ...(await passingMegabytes(setting))];
  } finally {
    setting.remote.close();
    simulator.close();
    await laboratory.close();
  }
}

async function ofCopy(setting: Setting, listedBy: number): Promise<Figure> {
  const { laboratory } = setting;
  await laboratory.sql(`truncate ${TABLES.join(", ")} cascade`);
  const world = { account: `rows ${listedBy}`, events: EVENTS, commitsEach: COMMITS_EACH, listedBy };
  const ingested = await ingest(setting, world);
  const copied = await copySeconds(laboratory);
  const what = `${EVENTS} deployments of ${COMMITS_EACH} commits with raw payloads, each commit listed ${listedBy} times`;
  return {
    what: `${what}: ${Math.round(EVENTS / ingested.seconds)} events/s, of COPY's ${Math.round(EVENTS / copied)}`,
    value: copied / ingested.seconds,
    unit: "times",
    target: 0.25,
    atLeast: true,
  };
}

async function ingest(
  { laboratory, simulator, remote }: Setting,
  world: { account: string; events: number; commitsEach: number; listedBy: number },
): Promise<{ seconds: number; tenant: Tenant }> {
  const { account, events, ...commits } = world;
  await simulator.addAccount(account, {
    kind: "endless",
    deployments: events,
    ...commits,
    days: DAYS,
    seed: account,
    // The last two minutes are left to settle, so a sync would not read them.
    endAt: new Date(Date.now() - 600_000),
  });
  const tenant = await addTenant(laboratory, { account, backfillDays: DAYS + 1 });
  const { seconds } = await remote.run({ ...tenant, mode: null });
  const [row] = await laboratory.sql<{ count: number }>(
    `select count(*)::int as count from public.deployments where connection_id = '${tenant.connectionId}'`,
  );
  if (row?.count !== events) throw new Error(`${row?.count} of ${events} deployments arrived`);
  return { seconds, tenant };
}

/** The server reads files of its own: nothing can load these rows faster. */
async function copySeconds({ sql }: SyncLaboratory): Promise<number> {
  const [setting] = await sql<{ data_directory: string }>("show data_directory");
  let seconds = 0;
  for (const table of TABLES) {
    const file = `${setting?.data_directory}/${table}.copy`;
    const copy = `${table}_copy`;
    await sql(`copy ${table} to '${file}'`);
    await sql(`create table ${copy} (like ${table} including all);
      alter table ${copy} add ${KEYS[table]}`);
    const started = performance.now();
    await sql(`copy ${copy} from '${file}'`);
    seconds += (performance.now() - started) / 1000;
    await sql(`drop table ${copy}`);
  }
  return seconds;
}

/** The same account read again and again, as its nights do; the first tenth is there to warm up. */
async function passingMegabytes(setting: Setting): Promise<Figure[]> {
  const { tenant } = await ingest(setting, {
    account: "passing",
    events: 50_000,
    commitsEach: 1,
    listedBy: 1,
  });
  const { laboratory, remote } = setting;
  await laboratory.sql(
    `update public.organizations set lookback_days = ${DAYS} where id = '${tenant.organizationId}'`,
  );
  const peaks: number[] = [];
  for (let passed = 0; passed < PASSING_EVENTS; passed += 50_000) {
    peaks.push((await remote.run({ ...tenant, mode: "deep" })).peakMegabytes);
  }
  const early = Math.max(...peaks.slice(1, 5));
  const late = Math.max(...peaks.slice(-4));
  return [
    {
      what: "memory after a million events against that after 250,000",
      value: late / early,
      unit: "times",
      target: 1.1,
    },
  ];
}
