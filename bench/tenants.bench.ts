import { keepStatistics } from "../scripts/stack/statistics.ts";
import { DATABASES } from "../tests/support/stack.ts";
import {
  addTenant,
  openLaboratory,
  type SyncLaboratory,
  type Tenant,
} from "../tests/support/sync-laboratory.ts";
import { type Asker, addOwner, askForReports } from "./ask-for-reports.ts";
import type { Figure } from "./figure.ts";
import { type RemoteSimulator, startRemoteSimulator } from "./remote-simulator.ts";
import { type RemoteSync, startRemoteSync } from "./remote-sync.ts";

const DAYS = 28;
const LARGE = 25_000;
const NEIGHBOUR = 1930;
const SMALL = 100;
const SMALL_ONES = 20;

type Setting = { laboratory: SyncLaboratory; simulator: RemoteSimulator; remote: RemoteSync };
type Timed = { seconds: number; slowestReport: number };

/** What the tenants that are there already cost a new one, and what its first sync costs their reports. */
export async function run(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of DATABASES) figures.push(...(await compare(name)));
  return figures;
}

async function compare(name: SyncLaboratory["name"]): Promise<Figure[]> {
  const large = { fresh: Number.NaN, after: Number.NaN };
  const small = { fresh: Number.NaN, after: Number.NaN };
  let slowest = Number.NaN;
  await inLaboratory(name, async (setting, asker) => {
    large.fresh = (await sync(setting, { account: "large", count: 1, deployments: LARGE, asker })).seconds;
    small.after = (await syncSmall(setting, asker)).seconds;
  });
  await inLaboratory(name, async (setting, asker) => {
    small.fresh = (await syncSmall(setting, asker)).seconds;
    const neighbour = await addAccount(setting, { account: "neighbour", deployments: NEIGHBOUR });
    await setting.remote.run({ ...neighbour, mode: null });
    const owner = await addOwner(setting.laboratory, neighbour);
    const timed = await sync(setting, { account: "large", count: 1, deployments: LARGE, asker: owner });
    large.after = timed.seconds;
    slowest = timed.slowestReport;
  });
  const ratio = (what: string, { fresh, after }: typeof large): Figure => ({
    what: `${name}, ${what}: ${after.toFixed(1)} s, of a fresh database's ${fresh.toFixed(1)}`,
    value: after / fresh,
    unit: "times",
    target: 1.5,
  });
  return [
    ratio(`first sync of ${LARGE} after ${SMALL_ONES} tenants of ${SMALL} and one of ${NEIGHBOUR}`, large),
    ratio(`first syncs of ${SMALL_ONES} tenants of ${SMALL} after one of ${LARGE}`, small),
    {
      what: `${name}, slowest report of the one of ${NEIGHBOUR} meanwhile`,
      value: slowest,
      unit: "ms",
      target: 2000,
    },
  ];
}

async function inLaboratory(
  name: SyncLaboratory["name"],
  use: (setting: Setting, asker: Asker) => Promise<void>,
): Promise<void> {
  const laboratory = await openLaboratory(name);
  const stopUpkeep = name === "pglite" ? keepStatistics(laboratory.sql) : () => undefined;
  const simulator = await startRemoteSimulator();
  const setting = { laboratory, simulator, remote: startRemoteSync(laboratory, simulator.url) };
  try {
    // Datadog's package takes a second to load.
    const warm = await addAccount(setting, { account: "warm", deployments: 10 });
    await setting.remote.run({ ...warm, mode: null });
    await use(setting, await addOwner(setting.laboratory, warm));
  } finally {
    setting.remote.close();
    simulator.close();
    stopUpkeep();
    await laboratory.close();
  }
}

const syncSmall = (setting: Setting, asker: Asker) =>
  sync(setting, { account: "small", count: SMALL_ONES, deployments: SMALL, asker });

type Order = { account: string; count: number; deployments: number; asker: Asker };

/** First syncs, one after the other, while a member of another organisation asks for its report every second. */
async function sync(setting: Setting, order: Order): Promise<Timed> {
  const tenants: Tenant[] = [];
  for (let index = 0; index < order.count; index += 1)
    tenants.push(await addAccount(setting, { ...order, account: `${order.account}-${index}` }));
  const asking = askForReports(order.asker);
  const started = performance.now();
  for (const tenant of tenants) await setting.remote.run({ ...tenant, mode: null });
  const seconds = (performance.now() - started) / 1000;
  return { seconds, slowestReport: await asking.stop() };
}

async function addAccount(
  { laboratory, simulator }: Setting,
  { account, deployments }: { account: string; deployments: number },
): Promise<Tenant> {
  await simulator.addAccount(account, {
    kind: "bulk",
    deployments,
    commitsEach: 1,
    days: DAYS,
    seed: account,
    // The last two minutes are left to settle, so a sync would not read them.
    endAt: new Date(Date.now() - 600_000),
  });
  return addTenant(laboratory, { account, backfillDays: DAYS + 1 });
}
