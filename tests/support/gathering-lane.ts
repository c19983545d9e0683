import { randomUUID } from "node:crypto";
import { storeCredentials } from "#lib/db/credentials.ts";
import { setPublishing } from "#lib/db/publishing.ts";
import { kindsOf } from "#lib/kinds.ts";
import { openGitHub } from "#lib/sources/github/github.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { type TickResult, tick } from "#lib/work/tick.ts";
import { type RunningGitHub, startGitHub } from "#scripts/simulator/github/server.ts";
import { collectOnce } from "./collecting.ts";
import {
  connectAccount,
  openSyncBench,
  type SyncBench,
  settingsOf,
  syncClient,
} from "./connected-account.ts";
import { connectGitHub } from "./github-collected.ts";
import { openStack } from "./kit.ts";
import { quote, readRows, type Stack } from "./stack.ts";
import { copyStatement, readContent, readTables, type TableColumns } from "./whole-content.ts";
import { wireDeployment } from "./wire-events.ts";
import { nothingIsDue, setWork } from "./work.ts";

/** An organisation with one connection. */
export type World = {
  organizationId: string;
  connectionId: string;
  /** At the simulator. */
  account: string;
  keys: Record<string, string>;
};

/** One kind of work of one subject. */
export type Due = { kind: string; of: "connection" | "organization" };

/** A database, a GitHub and a Datadog at one moment, at which all of them stand still. */
export type GatheringLane = {
  stack: Stack;
  bench: SyncBench;
  github: RunningGitHub;
  now: Date;
  tables: TableColumns;
  /** Has read a GitHub which has changed since; has values that Datadog was not sent. */
  worlds: { collects: World; publishes: World };
  close: () => Promise<void>;
};

const HOUR_MS = 3_600_000;
const SHOP = "acme/shop";
const shaOf = (n: number) => n.toString(16).padStart(40, "a");

export async function openGatheringLane(name: Stack["name"]): Promise<GatheringLane> {
  const stack = await openStack(name);
  const bench = await openSyncBench(stack);
  const now = lastNoon();
  bench.simulator.clock.freeze(now);
  const github = await startGitHub({ frozenAt: new Date(now.getTime() - HOUR_MS) });
  const close = async () => {
    for (const one of [github, bench, stack]) await one.close();
  };
  const tables = await readTables(stack);
  const lane = { stack, bench, github, now, tables, close };
  const worlds = { collects: await collecting(lane), publishes: await publishing(lane) };
  // As of an organisation that was connected long ago: days that have ended have their last value.
  await stack.sql(
    "update public.snapshots set measured_at = measured_at - interval '4 days' where window_to < private.clock() - interval '1 hour'",
  );
  await stopClock(stack, now);
  return { ...lane, worlds };
}

/** So that hours lie on both sides of it in its day. */
function lastNoon(): Date {
  const noon = new Date(`${new Date().toISOString().slice(0, 10)}T12:00:00Z`);
  return noon.getTime() <= Date.now() ? noon : new Date(noon.getTime() - 24 * HOUR_MS);
}

/** From now on it is this moment to the database. */
async function stopClock(stack: Stack, at: Date): Promise<void> {
  await stack.sql(`create or replace function private.clock() returns timestamptz language sql stable
    set search_path = '' as $$ select ${quote(at.toISOString())}::timestamptz $$`);
}

type Opening = Omit<GatheringLane, "worlds">;

/** A repository that has changed since it was read an hour ago, all but its list of open pull requests. */
async function collecting(lane: Opening): Promise<World> {
  const { stack, bench, github, now } = lane;
  const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * 24 * HOUR_MS).toISOString();
  const git = { repository_url: `https://github.com/${SHOP}.git` };
  const commits = [1, 4].map((n) => ({ sha: shaOf(n) }));
  const deployment = wireDeployment("d", at(1).replace(".000Z", "Z"), { git, commits });
  const { collect, account, token, ...ids } = await connectGitHub(
    bench,
    github,
    [
      {
        name: SHOP,
        pulls: [
          { number: 1, createdAt: at(20) },
          { number: 2, createdAt: at(4), closedAt: at(3), reviews: [{ at: at(3.5) }] },
        ],
        runs: [{ id: 1, createdAt: at(2), endedAt: at(1.9) }],
        commits: [1, 2, 3].map((n) => ({ sha: shaOf(n), committedAt: at(5 - n) })),
        pushes: [{ branch: "change-2", at: at(4) }],
      },
    ],
    [deployment],
  );
  github.control.setQuota(account, { limit: 1_000_000 });
  const before = new Date(now.getTime() - HOUR_MS);
  await stopClock(stack, before);
  const { run } = await collect({ now: () => before.getTime(), openGitHub: gitHubAt(github, before) });
  if (run.status !== "succeeded") throw new Error(JSON.stringify(run));
  await collectOnce({ bench, organizationId: ids.organizationId, subjectId: ids.organizationId });
  github.control.clock.freeze(now);
  github.control.addTo(account, SHOP, {
    pulls: [{ number: 6, createdAt: at(0.5), closedAt: at(0.02), reviews: [{ at: at(0.1) }] }],
    runs: [{ id: 2, createdAt: at(0.03), endedAt: at(0.02), conclusion: "failure" }],
    commits: [{ sha: shaOf(4), committedAt: at(0.03), message: SIGNED }],
    pushes: [
      { branch: "change-6", at: at(0.03) },
      { branch: "change-2", at: at(0.02), kind: "branch_deletion" },
    ],
  });
  github.control.dropCommit(account, SHOP, shaOf(3));
  return { ...ids, account, keys: { token } };
}

const SIGNED = "Add retry\n\nCo-authored-by: Claude <noreply@anthropic.com>";

/** Values of today, so many and with tags so long that they do not fit into one request. */
async function publishing({ stack, bench, now }: Opening): Promise<World> {
  const { acting, organizationId, connectionId, account, keys } = await connectAccount(bench);
  const tags = Array.from({ length: 20 }, (_, n) => `tag${n}:${"x".repeat(190)}`);
  const told = { prefix: "plumbline", env: "live", service: "plumbline", team: null };
  await setPublishing(acting, { ...told, enabled: true, tags, connectionId, resend: false });
  await stack.sql(`insert into public.snapshots
      (organization_id, scope, metric, part, day, value, n, formula, window_from, window_to)
    select ${quote(organizationId)}, 'github.com/acme/web', 'github.ci.duration', 'checks ' || n,
      ${quote(now.toISOString())}::timestamptz::date, n, 20, 1, at - interval '7 days', at
    from generate_series(1, 140) n, (select ${quote(now.toISOString())}::timestamptz - interval '5 minutes' as at) t`);
  return { organizationId, connectionId, account, keys };
}

function gitHubAt({ url }: RunningGitHub, at: Date) {
  return openGitHub({ baseUrl: url, retryMs: 1, now: () => at.getTime() });
}

/** The same past in an organisation of its own. */
export async function copyWorld({ stack, bench, tables }: GatheringLane, world: World): Promise<World> {
  const copy = { ...world, organizationId: randomUUID(), connectionId: randomUUID() };
  const { organizationId, connectionId, keys } = copy;
  await stack.sql(copyStatement(tables, world, copy));
  await storeCredentials(bench.db, bench.ring, { organizationId, connectionId, keys });
  return copy;
}

/** Does one piece of work that nobody else holds, and nothing else, by a client that was made just now. */
export async function doWork(lane: GatheringLane, world: World, { kind, of }: Due): Promise<TickResult> {
  const { stack, bench, github, now } = lane;
  const { organizationId, connectionId } = world;
  await nothingIsDue(stack);
  const subjectId = of === "connection" ? connectionId : organizationId;
  await setWork(stack, { organizationId, subjectId, kind }, { next_at: now.toISOString() });
  const settings = settingsOf(bench, { openGitHub: gitHubAt(github, now), now: () => now.getTime() });
  const options = { noticeMail, budgetSeconds: 3600, trigger: "cron", atOnce: 1 } as const;
  return tick(kindsOf(settings), { ...options, db: syncClient(stack, (input, init) => fetch(input, init)) });
}

/** As six minutes after the death of whoever held the lease. */
export async function expireLeases({ stack }: GatheringLane, { organizationId }: World): Promise<void> {
  await stack.sql(`update private.work set lease_expires_at = private.clock()
    where organization_id = ${quote(organizationId)} and lease_token is not null`);
}

/** Told by their meaning, and the ledger of points and the measured days, which hold hashes of an account and of ids. */
const TOLD_APART = ["collect_runs", "publish_runs", "published", "measured_days"];

/** All that two copies have in common when neither has lost, doubled or left open anything. */
export async function readGathered({ stack, tables, now }: GatheringLane, { organizationId }: World) {
  const held = new Map([...tables].filter(([table]) => !TOLD_APART.includes(table.split(".")[1] ?? "")));
  const presentAt = new Date(now.getTime() + HOUR_MS);
  const content = await readContent(stack, { tables: held, organizationId, presentAt });
  const mine = `organization_id = ${quote(organizationId)}`;
  const [state] = await readRows<object>(
    stack,
    `select c.status, c.last_error, c.last_synced_at,
      (select count(*) from public.collect_runs where ${mine} and status = 'running')
        + (select count(*) from public.publish_runs where ${mine} and status = 'running') as "stillRunning",
      (select json_agg(json_build_array(r.of_all, r.status, r.problems, r.error, r.is_unfinished) order by r.of_all)
        from (select distinct on (subject_id) *, subject_id = organization_id as of_all from public.collect_runs
          where ${mine} order by subject_id, started_at desc, (status = 'cancelled')) r) as collected,
      (select json_agg(json_build_array(w.kind, w.subject_id = w.organization_id, w.last_outcome, w.last_error_code,
          w.attempts, w.lease_token, w.next_at, w.not_before) order by w.kind, w.subject_id = w.organization_id)
          from private.work w where ${mine}) as work,
      (select json_agg(json_build_array(p.at, p.value) order by p.at, p.value) from private.published p where ${mine}) as ledger,
      (select json_agg(json_build_array(m.collector, m.day) order by m.collector, m.day)
          from private.measured_days m where ${mine}) as measured,
      (select json_agg(json_build_array(a.action, a.target) order by a.action) from public.audit_log a where ${mine}) as log
    from public.connections c where ${mine}`,
  );
  return { content, ...state };
}
