import { endOrganization } from "#lib/db/organizations.ts";
import { startWork } from "#lib/db/work.ts";
import { purgeOrganization } from "#lib/sync/in-batches.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold } from "#lib/work/hold.ts";
import { actingAs } from "../tests/support/acting.ts";
import { syncClient } from "../tests/support/connected-account.ts";
import { addTenant, openLaboratory, type SyncLaboratory } from "../tests/support/sync-laboratory.ts";
import { addOwner, askForReports } from "./ask-for-reports.ts";
import type { Figure } from "./figure.ts";
import { type RemoteSimulator, startRemoteSimulator } from "./remote-simulator.ts";
import { type RemoteSync, startRemoteSync } from "./remote-sync.ts";
import { eventsOf } from "./report-world.ts";

const DEPLOYMENTS = 200_000;
const NEIGHBOUR = 10_000;
const DAYS = 90;
const LONGEST_BATCH_MS = 1000;
const SLOWEST_REPORT_MS = 2000;

type Setting = { laboratory: SyncLaboratory; simulator: RemoteSimulator; remote: RemoteSync };

/** What is left of an organisation of 200,000 deployments goes, while another's report is asked for and another syncs. */
export async function run(): Promise<Figure[]> {
  const laboratory = await openLaboratory();
  const simulator = await startRemoteSimulator();
  const setting = { laboratory, simulator, remote: startRemoteSync(laboratory, simulator.url) };
  try {
    return await measure(setting);
  } finally {
    setting.remote.close();
    simulator.close();
    await laboratory.close();
  }
}

async function measure(setting: Setting): Promise<Figure[]> {
  const { laboratory } = setting;
  await syncNew(setting, "warm");
  const { tenant: neighbour, seconds: alone } = await syncNew(setting, "alone");
  const organizationId = await fill(laboratory);
  const rows = await countRows(laboratory, organizationId);
  const owner = await addOwner(laboratory, { organizationId });
  await endOrganization(actingAs(owner.client as never, organizationId, ""), "Laboratory");
  const asking = askForReports(await addOwner(laboratory, neighbour));
  const [purged, beside] = await Promise.all([purge(laboratory, organizationId), syncNew(setting, "beside")]);
  const slowest = await asking.stop();
  if ((await countRows(laboratory, organizationId)) > 0) throw new Error("something is left");
  const { seconds, batches } = purged;
  const longest = Math.max(...batches);
  return [
    { what: `${rows} rows of ${DEPLOYMENTS} deployments deleted`, value: seconds, unit: "s", target: 120 },
    { what: "in batches", value: batches.length, unit: "calls", target: Math.ceil(rows / 5000) + 1 },
    { what: "longest batch", value: longest, unit: "ms", target: LONGEST_BATCH_MS },
    {
      what: "slowest report of a neighbour meanwhile",
      value: slowest,
      unit: "ms",
      target: SLOWEST_REPORT_MS,
    },
    {
      what: `first sync of ${NEIGHBOUR} meanwhile: ${beside.seconds.toFixed(1)} s, of ${alone.toFixed(1)} alone`,
      value: beside.seconds / alone,
      unit: "times",
      target: 2.5,
    },
  ];
}

async function syncNew({ laboratory, simulator, remote }: Setting, account: string) {
  const deployments = account === "warm" ? 10 : NEIGHBOUR;
  const endAt = new Date(Date.now() - 600_000);
  await simulator.addAccount(account, {
    kind: "bulk",
    deployments,
    commitsEach: 2,
    days: 28,
    seed: account,
    endAt,
  });
  const tenant = await addTenant(laboratory, { account, backfillDays: 29 });
  const { seconds } = await remote.run({ ...tenant, mode: null });
  return { tenant, seconds };
}

/** Deletes all of it as the work does; how long each batch took in milliseconds. */
async function purge({ url, secretKey }: SyncLaboratory, organizationId: string) {
  const batches: number[] = [];
  // Over HTTP, as a worker does.
  const db = syncClient({ url, secretKey } as SyncLaboratory, async (input, init) => {
    const started = performance.now();
    const answer = await fetch(input, init);
    if (String(input).endsWith("/rpc/purge_organization")) batches.push(performance.now() - started);
    return answer;
  });
  const work = { organizationId, kind: "purge_organization", subjectId: organizationId };
  const started = performance.now();
  const held = await startWork(db, { ...work, trigger: "worker" });
  await hold(held, purgeOrganization, { db, noticeMail, deadlineAt: Number.POSITIVE_INFINITY });
  return { seconds: (performance.now() - started) / 1000, batches };
}

async function countRows({ sql }: SyncLaboratory, organizationId: string): Promise<number> {
  const tables = await sql<{ name: string }>(
    "select t::text as name from private.tables_of_organizations() t",
  );
  const counts = tables.map(
    ({ name }) => `(select count(*) from ${name} where organization_id = '${organizationId}')`,
  );
  const [row] = await sql<{ rows: string }>(`select ${counts.join(" + ")} as rows`);
  return Number(row?.rows);
}

/** What 90 days of a large company leave: deployments with two commits and their payloads, incidents, and its runs. */
async function fill(laboratory: SyncLaboratory): Promise<string> {
  const { organizationId, connectionId } = await addTenant(laboratory, {
    account: "large",
    backfillDays: DAYS,
  });
  const own = `'${organizationId}'::uuid, '${connectionId}'::uuid`;
  const [named] = await laboratory.sql<{ slug: string }>(
    `select slug from public.organizations where id = '${organizationId}'`,
  );
  const world = { slug: named?.slug ?? "", deployments: DEPLOYMENTS, days: DAYS, commitsEach: 2 };
  await laboratory.sql(eventsOf(world).join(";\n"));
  await laboratory.sql(`
    insert into public.verdict_changes (organization_id, connection_id, external_id, to_verdict)
      select d.organization_id, d.connection_id, d.external_id, d.no % 20 = 0 from public.deployments d
      where d.organization_id = '${organizationId}';
    insert into private.raw_payloads (organization_id, connection_id, stream, external_id, raw)
      select d.organization_id, d.connection_id, 'deployments', d.external_id, repeat(md5(d.external_id), 40)
      from public.deployments d where d.organization_id = '${organizationId}';
    insert into public.sync_runs (organization_id, connection_id, trigger, mode, status)
      select ${own}, 'cron', 'nightly', 'succeeded' from generate_series(1, 200);
    insert into public.sync_slices (organization_id, run_id, stream, from_at, to_at, complete, fetched, inserted, updated,
        unchanged, quarantined, tombstoned, api_calls)
      select r.organization_id, r.id, 'deployments', now() - n * interval '1 hour', now(), true, 0, 0, 0, 0, 0, 0, 1
      from public.sync_runs r, generate_series(1, 20) n where r.organization_id = '${organizationId}';
    insert into public.audit_log (organization_id, actor, action)
      select '${organizationId}', 'bench', 'connection.connected' from generate_series(1, 20000)`);
  return organizationId;
}
