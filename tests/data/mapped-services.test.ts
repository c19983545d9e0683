import { describe, expect, test } from "vitest";
import { doBatch } from "#lib/db/batches.ts";
import { mapService } from "#lib/db/services.ts";
import { startWork } from "#lib/db/work.ts";
import type { Report } from "#lib/domain/report/report.ts";
import type { Attributes, EventSet } from "#scripts/simulator/wire-event.ts";
import { atDatadog } from "../support/at-datadog.ts";
import { ago, type Connected, connectAccount, DAY, sync, tickBench } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, readRows } from "../support/stack.ts";
import { callList, callRpc } from "../support/stack-client.ts";
import { wireDeployment } from "../support/wire-events.ts";
import { findFaults } from "../support/world-store.ts";

const REPOSITORY = "github.com/acme/shop";

describe.each(ONE_DATABASE)("mapped services on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const days = (count: number) => ago(bench, count * DAY);

  const shipped = (at: number, service: string | null, attributes: Attributes = {}) =>
    wireDeployment(`${service}-${at}`, days(at), { service, ...attributes });
  const from = (repository: string) => ({
    git: { repository_url: `https://github.com/acme/${repository}.git` },
  });

  async function company(events: Partial<EventSet>): Promise<Connected> {
    const connected = await connectAccount(bench, { ...events, backfillDays: 730 });
    await sync(connected);
    return connected;
  }
  const map = ({ acting }: Connected, service: string, repository: string | null) =>
    mapService(acting, { name: service, repository });

  const report = ({ owner, organizationId }: Connected, filter: object = {}) =>
    callRpc<Report>(owner, "report_dora", {
      p_organization_id: organizationId,
      p_filter: { env: ["*"], from: days(20), ...filter },
    });
  /** Deployments with a repository, distinct commits, and the marks of the repository. */
  const told = async (connected: Connected) => {
    const [all, of] = [await report(connected), await report(connected, { repository: [REPOSITORY] })];
    const rows = all.breakdown.repository.map(({ key, deployments }) => [key, deployments]);
    const { items } = await callList(connected.owner, "list_deployments", connected.organizationId, {
      ...{ env: ["*"], from: days(20), repository: [REPOSITORY] },
    });
    return {
      commits: all.byOrigin.commits,
      rows: Object.fromEntries(rows),
      filtered: of.figures.deployment_frequency.deployments,
      changes: of.figures.lead_time.n,
      listed: items.length,
    };
  };
  /** Nothing that is derived stands otherwise than it would be derived now. */
  const expectWhole = async ({ organizationId }: Connected) =>
    expect(await findFaults(stack, organizationId)).toEqual([]);
  /** Commits that no deployment lists. */
  const countUnlisted = async ({ organizationId }: Connected) => {
    const [row] = await readRows<{ count: number }>(
      stack,
      `select count(*)::int from public.commits k where k.organization_id = '${organizationId}'
        and not exists (select from public.deployment_commits c where c.commit_id = k.id)`,
    );
    return row?.count;
  };
  const commit = (sha: string, message: string | null = "Fix it") => ({
    sha,
    ...(message !== null && { message }),
    timestamp: days(10),
    change_lead_time: 60,
  });

  test("that are mapped count in filters, rows, lists and coverage as if Datadog had named the repository", async () => {
    const connected = await company({
      deployments: [
        shipped(2, "web", { ...from("shop"), commits: [commit("aa", null), commit("bb")] }),
        shipped(3, "jobs", { commits: [commit("aa"), commit("cc")] }),
        shipped(4, "Jobs", { commits: [commit("cc")], ...from("other") }),
        shipped(5, "mail", { commits: [commit("aa")] }),
        shipped(6, "jobs", { commits: [commit("dd")] }),
      ],
    });
    await stack.sql(`update public.deployments set deleted_at = now() where external_id = 'jobs-6'
        and organization_id = '${connected.organizationId}';
      select private.recount('${connected.organizationId}', '${connected.connectionId}', '{jobs-6}')`);
    const before = {
      commits: { known: 4, byGitHub: 0, total: 5 },
      rows: { [REPOSITORY]: 1, "github.com/acme/other": 1, null: 2 },
      filtered: 1,
      changes: 2,
      listed: 1,
    };
    expect(await told(connected)).toEqual(before);
    await map(connected, "JOBS", REPOSITORY);
    const mapped = {
      commits: { known: 5, byGitHub: 0, total: 5 },
      rows: { [REPOSITORY]: 2, "github.com/acme/other": 1, null: 1 },
      filtered: 2,
      // jobs had shipped cc before, from the other repository.
      changes: 3,
      listed: 2,
    };
    expect(await told(connected)).toEqual(mapped);
    await tickBench(bench);
    await expectWhole(connected);
    expect(await countUnlisted(connected)).toBe(0);
    expect(await told(connected)).toEqual(mapped);
    await map(connected, "jobs", null);
    await tickBench(bench);
    await expectWhole(connected);
    expect(await countUnlisted(connected)).toBe(0);
    expect(await told(connected)).toMatchObject({ rows: before.rows, filtered: 1, changes: 2, listed: 1 });
  });

  test("have a repository from the next sync on too, and Datadog's own once it names one", async () => {
    const connected = await company({ deployments: [shipped(2, "jobs", { commits: [commit("aa")] })] });
    await map(connected, "jobs", REPOSITORY);
    atDatadog(connected).add(shipped(1, "jobs", { commits: [commit("aa"), commit("bb")] }));
    await sync(connected);
    expect(await told(connected)).toMatchObject({
      commits: { known: 2, byGitHub: 0, total: 2 },
      rows: { [REPOSITORY]: 2 },
      changes: 2,
    });
    atDatadog(connected).patch("jobs-1", from("other"));
    await sync(connected);
    expect(await told(connected)).toMatchObject({
      commits: { known: 3, byGitHub: 0, total: 3 },
      rows: { [REPOSITORY]: 1, "github.com/acme/other": 1 },
    });
    await expectWhole(connected);
  });

  test("of very many commits are mapped at once, and their commits follow batch by batch, whoever dies on the way", async () => {
    await stack.sql(
      "create or replace function private.moved_at_once() returns integer language sql as 'select 3'",
    );
    const connected = await company({
      deployments: Array.from({ length: 12 }, (_, index) =>
        shipped(index + 1, "jobs", { commits: [commit(`a${index}`), commit("bb")] }),
      ),
    });
    const { organizationId } = connected;
    await map(connected, "jobs", REPOSITORY);
    expect((await told(connected)).rows).toEqual({ [REPOSITORY]: 12 });
    const left = () =>
      readRows<{ left: number }>(
        stack,
        `select count(*)::int as left from public.commits
          where organization_id = '${organizationId}' and repository is null`,
      ).then(([row]) => row?.left);
    expect(await left()).toBe(12);
    const held = await startWork(bench.db, {
      organizationId,
      kind: "move_commits",
      subjectId: organizationId,
      trigger: "manual",
    });
    expect(await doBatch(bench.db, "move_commits", { held, limit: 25 })).toBe(5);
    const some = Number(await left());
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(12);
    // Mapped anew meanwhile: its holder is fenced, and all is looked through again.
    await map(connected, "jobs", "github.com/acme/new");
    await expect(doBatch(bench.db, "move_commits", { held, limit: 25 })).rejects.toMatchObject({
      code: "lease_lost",
    });
    await tickBench(bench);
    expect(await left()).toBe(0);
    await expectWhole(connected);
    expect(await readRows(stack, "select organization_id from private.commit_moves")).toEqual([]);
  });
});
