import { disconnectConnection } from "#lib/db/connecting.ts";
import { kindsOf } from "#lib/kinds.ts";
import { eventSources } from "#lib/sources/sources.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { tick as runTick } from "#lib/work/tick.ts";
import { noGitHub } from "../tests/support/no-github.ts";
import {
  addTenant,
  openLaboratory,
  type SyncLaboratory,
  type Tenant,
} from "../tests/support/sync-laboratory.ts";
import type { Figure } from "./figure.ts";
import { type RemoteSimulator, startRemoteSimulator } from "./remote-simulator.ts";

const CONNECTIONS = 1000;
const SMALL_ONES = 200;
const LATENCY_MS = 400;
/** What a tick runs at a time. */
const AT_ONCE = 20;
/** 5,000 pages of the 600 events that a slice aims at; it is never read to its end, the small ones are. */
const GIANT_EVENTS = 3_000_000;
const GIANT_DAYS = 730;
const BUDGET_SECONDS = 7200;
const FIRST_TURN_SECONDS = 20;

type Setting = { laboratory: SyncLaboratory; simulator: RemoteSimulator };

/** 1,000 connections in one tick against the time their calls take at the least, and what one giant among small ones costs these. */
export async function run(): Promise<Figure[]> {
  return [...(await measureMany()), ...(await measureGiant())];
}

async function open(): Promise<Setting> {
  const setting = { laboratory: await openLaboratory(), simulator: await startRemoteSimulator() };
  await addSmall(setting, "warm", 20);
  await tick(setting);
  await setting.simulator.setLatency(LATENCY_MS);
  return setting;
}

async function close({ laboratory, simulator }: Setting): Promise<void> {
  simulator.close();
  await laboratory.close();
}

async function measureMany(): Promise<Figure[]> {
  const setting = await open();
  await addSmall(setting, "many", CONNECTIONS);
  const callsBefore = await setting.simulator.countCalls();
  const started = performance.now();
  const { succeeded } = await tick(setting);
  const seconds = (performance.now() - started) / 1000;
  const calls = (await setting.simulator.countCalls()) - callsBefore;
  await close(setting);
  if (succeeded !== CONNECTIONS) throw new Error(`${succeeded} of ${CONNECTIONS} connections succeeded`);
  const ideal = (calls * LATENCY_MS) / 1000 / AT_ONCE;
  const what = `${CONNECTIONS} connections, ${calls} calls of ${LATENCY_MS} ms: ${Math.round(seconds)} s, at best ${Math.round(ideal)} s`;
  return [{ what, value: seconds / ideal, unit: "times", target: 1.5 }];
}

/**
 * When the small ones ended, in slices of the giant: without it, then with one that has been read before, then with
 * one that is new: nobody can know yet how large that one is.
 */
async function measureGiant(): Promise<Figure[]> {
  const alone = await finishSmall("none");
  const figures: Figure[] = [];
  for (const kind of ["known", "new"] as const) {
    const beside = await finishSmall(kind);
    const { sliceSeconds } = beside;
    const delays = alone.seconds.map(
      (seconds, rank) => ((beside.seconds[rank] ?? Number.NaN) - seconds) / sliceSeconds,
    );
    const median = delays.toSorted((a, b) => a - b)[Math.floor(delays.length / 2)] ?? Number.NaN;
    const giant = `a ${kind} giant of ${GIANT_EVENTS} events among ${SMALL_ONES} small ones, slices of ${sliceSeconds.toFixed(2)} s`;
    const figure = (what: string, value: number): Figure => ({
      what: `${giant}: ${what}`,
      value,
      unit: "slices",
      target: 2,
    });
    figures.push(
      figure("delay of the last small one by the clock", delays.at(-1) ?? Number.NaN),
      figure("median delay", median),
      // What the clock shows is blurred by whatever else the machine does; this is not.
      figure(
        `the ${beside.early} it took before the last small one began, over ${AT_ONCE} places`,
        beside.early / AT_ONCE,
      ),
    );
  }
  return figures;
}

type Finished = { seconds: number[]; sliceSeconds: number; early: number };

async function finishSmall(kind: "none" | "known" | "new"): Promise<Finished> {
  const setting = await open();
  const { laboratory } = setting;
  // Due first: it has waited longer than any small one.
  const giant = kind === "none" ? null : await addGiant(setting);
  if (kind === "known") await tick(setting, FIRST_TURN_SECONDS);
  await addSmall(setting, "small", SMALL_ONES);
  const started = Date.now();
  const running = tick(setting);
  const ended = await untilEnded(laboratory);
  const slices = giant === null ? { seconds: 0, early: 0 } : await readSlices(laboratory, giant, started);
  // It would go on for hours: with the last small one it is over.
  if (giant !== null) await disconnectConnection(giant.acting, { ...giant, purge: false });
  await running;
  await close(setting);
  return {
    seconds: ended.map((at) => (at - started) / 1000),
    sliceSeconds: slices.seconds,
    early: slices.early,
  };
}

/** When the first run of each small connection ended, epoch milliseconds, earliest first. */
async function untilEnded({ sql }: SyncLaboratory): Promise<number[]> {
  for (;;) {
    const rows = await sql<{ at: number }>(`
      select (extract(epoch from r.finished_at) * 1000)::double precision as at
      from public.sync_runs r join public.connections c on c.id = r.connection_id
      where c.name like 'small-%' and r.finished_at is not null order by 1`);
    if (rows.length === SMALL_ONES) return rows.map(({ at }) => at);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** How long a slice of the giant takes, and how many it stored after `started` and before the last small one began. */
async function readSlices({ sql }: SyncLaboratory, { connectionId }: Tenant, started: number) {
  const [row] = await sql<{ seconds: number; early: number }>(`
    select percentile_cont(0.5) within group (order by seconds) as seconds,
      (count(*) filter (where committed_at > to_timestamp(${started / 1000}) and committed_at < (select max(r.started_at) from public.sync_runs r
        join public.connections c on c.id = r.connection_id where c.name like 'small-%')))::int as early
    from (
      select s.committed_at,
        extract(epoch from s.committed_at - lag(s.committed_at) over (order by s.committed_at)) as seconds
      from public.sync_slices s join public.sync_runs r on r.id = s.run_id
      where r.connection_id = '${connectionId}') slices`);
  if (row === undefined) throw new Error("the giant has no slices");
  return row;
}

function tick({ laboratory, simulator }: Setting, budgetSeconds = BUDGET_SECONDS) {
  const sources = eventSources({ datadog: { baseUrl: simulator.url } });
  const kinds = kindsOf({ env: { credentialKeys: laboratory.ring }, sources, openGitHub: noGitHub });
  return runTick(kinds, { db: laboratory.db, noticeMail, budgetSeconds, trigger: "cron", atOnce: AT_ONCE });
}

async function addSmall({ laboratory, simulator }: Setting, name: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const account = `${name}-${index}`;
    await simulator.addAccount(account, {
      kind: "bulk",
      deployments: 10,
      commitsEach: 2,
      days: 6,
      seed: account,
      endAt: new Date(Date.now() - 600_000),
    });
    await addTenant(laboratory, { account, backfillDays: 7 });
  }
}

async function addGiant({ laboratory, simulator }: Setting): Promise<Tenant> {
  await simulator.addAccount("giant", {
    kind: "endless",
    deployments: GIANT_EVENTS,
    commitsEach: 0,
    days: GIANT_DAYS,
    seed: "giant",
  });
  return addTenant(laboratory, { account: "giant", backfillDays: GIANT_DAYS });
}
