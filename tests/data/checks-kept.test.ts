import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEPLOYMENT_CHECKS, INCIDENT_CHECKS, MEASURED_CHECKS } from "#lib/domain/quality/checks.ts";
import type { DataQuality } from "#lib/domain/quality/data-quality.ts";
import { checkedItems, hoursAgo, listChecked } from "../support/checked.ts";
import { type Company, companiesOf } from "../support/company.ts";
import { endDeleted, mergeDeployments } from "../support/event-store.ts";
import { type DeploymentEvent, newCommit, newDeployment } from "../support/events.ts";
import { useStack } from "../support/kit.ts";
import { reportCommits } from "../support/reported.ts";
import { rerunWorld } from "../support/reruns.ts";
import { ONE_DATABASE, readRows } from "../support/stack.ts";
import { callRpc } from "../support/stack-client.ts";
import { findFaults } from "../support/world-store.ts";

const SHAS = ["a1".repeat(20), "b2".repeat(20), "HEAD", null];
const RUNS = { numRuns: 12 };
const REASON = "Flaky pipeline";

describe.each(ONE_DATABASE)("what checks are about, on %s,", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);
  const read = (company: Company) => company.ask<DataQuality>("report_data_quality");
  const rerunsOf = async (company: Company) =>
    (await listChecked(company, "deployments", "reruns")).map(({ externalId }) => externalId).toSorted();
  const storeOf = (company: Company) => ({ sql: stack.sql, organizationId: company.organizationId });
  const faultsOf = (company: Company) => findFaults(stack, company.organizationId);
  const leaveOut = (company: Company, leave: boolean) =>
    callRpc<{ changed: number; more: boolean }>(company.owner, "leave_out_reruns", {
      p_organization_id: company.organizationId,
      p_request: { leaveOut: leave, reason: REASON },
      p_acting: {},
    });

  test("a re-run is one by what is there now: in whatever order it came, and until it moves or what it repeats goes", async () => {
    const company = await makeCompany();
    const { connectionId } = company;
    const own = (externalId: string, hours: number, version = "1") =>
      newDeployment({
        connectionId,
        externalId,
        version,
        commitSha: SHAS[0] ?? null,
        startedAt: hoursAgo(hours),
      });
    const [first, between, again] = [own("first", 30), own("between", 20, "2"), own("again", 10)];
    const store = storeOf(company);
    const write = async (event: DeploymentEvent, hash: string) => {
      await mergeDeployments(store, [event], hash);
      expect(await faultsOf(company)).toEqual([]);
      return rerunsOf(company);
    };
    expect(await write(again, "1")).toEqual([]);
    expect(await write(first, "1")).toEqual(["again"]);
    expect(await write(between, "1")).toEqual([]);
    expect(await write({ ...between, startedAt: hoursAgo(40) }, "2")).toEqual(["again"]);
    expect(await write({ ...first, env: "staging" }, "3")).toEqual([]);
    expect(await write({ ...first, team: "another", service: "Checkout" }, "4")).toEqual(["again"]);
    await endDeleted(store, "deployments", [{ ...first, deleted: true }]);
    expect([await rerunsOf(company), await faultsOf(company)]).toEqual([[], []]);
    // At the same moment the lesser id came before.
    expect(await write({ ...first, externalId: "zero", startedAt: again.startedAt }, "5")).toEqual(["zero"]);
  });

  test("commits that another service lists at the same sha are told from when that comes, and until it goes or lists none", async () => {
    const company = await makeCompany();
    const { connectionId } = company;
    const at = (service: string, hours: number, shas: string[]) =>
      newDeployment({
        ...{ connectionId, externalId: service, service, commitSha: SHAS[0] ?? null },
        ...{ startedAt: hoursAgo(hours), commits: shas.map((sha) => newCommit({ sha })) },
      });
    const store = storeOf(company);
    const told = async () => {
      expect(await faultsOf(company)).toEqual([]);
      const rows = await readRows<{ id: string }>(
        stack,
        `select external_id as id from public.deployments
          where listed_beside and organization_id = '${company.organizationId}' order by 1`,
      );
      return rows.map(({ id }) => id);
    };
    const write = async (event: DeploymentEvent, hash: string) => {
      await mergeDeployments(store, [event], hash);
      return told();
    };
    const lists = at("checkout", 10, ["c3".repeat(20)]);
    expect(await write(at("cart", 30, []), "1")).toEqual([]);
    expect(await write(lists, "1")).toEqual(["cart"]);
    expect(await write(at("search", 5, []), "1")).toEqual(["cart", "search"]);
    expect(await write({ ...lists, commits: [] }, "2")).toEqual([]);
    expect(await write(lists, "3")).toEqual(["cart", "search"]);
    expect(await write({ ...lists, commitSha: SHAS[1] ?? null }, "4")).toEqual([]);
    expect(await write(lists, "5")).toEqual(["cart", "search"]);
    await endDeleted(store, "deployments", [{ ...lists, deleted: true }]);
    expect(await told()).toEqual([]);
  });

  test("leaving all re-runs out folds them without losing what failed, and can be undone", async () => {
    const company = await makeCompany();
    await company.store({ deployments: rerunWorld() });
    const filter = { from: hoursAgo(30 * 24), to: hoursAgo(0) };
    const figures = async () => {
      const { deployment_frequency, change_failure_rate, lead_time } = (await company.report(filter)).figures;
      return [deployment_frequency.deployments, change_failure_rate.failed, lead_time.n];
    };
    const before = await company.report(filter);
    const items = await listChecked(company, "deployments", "reruns");
    expect(await leaveOut(company, true)).toEqual({ changed: 10, more: false });
    expect(await leaveOut(company, true)).toEqual({ changed: 0, more: false });
    expect(await faultsOf(company)).toEqual([]);
    expect((await read(company)).checks.reruns.numbers).toEqual({ deployments: 0, reruns: 0 });
    expect(await figures()).toEqual([10, 1, 20]);
    const audited = await readRows<{ subject: string }>(
      stack,
      `select details ->> 'reason' as subject from public.audit_log
        where organization_id = '${company.organizationId}' and action = 'deployment.corrected'`,
    );
    expect(audited).toEqual(Array.from({ length: 11 }, () => ({ subject: REASON })));
    expect(await leaveOut(company, false)).toEqual({ changed: 10, more: false });
    expect(await faultsOf(company)).toEqual([]);
    expect(await listChecked(company, "deployments", "reruns")).toHaveLength(items.length);
    expect(await figures()).toEqual([20, 1, 20]);
    expect((await company.report(filter)).figures).toEqual(before.figures);
  });

  test("what somebody corrected by hand is left as it is when re-runs are left out, and when that is undone", async () => {
    const company = await makeCompany();
    const reruns = rerunWorld().map((event, n) => ({
      ...event,
      correction: n === 1 ? ({ verdict: "fine", repairedBy: null } as const) : null,
    }));
    await company.store({ deployments: reruns });
    expect((await leaveOut(company, true)).changed).toBe(9);
    expect(await rerunsOf(company)).toEqual(["second-0"]);
    await leaveOut(company, false);
    const kept = await readRows(
      stack,
      `select external_id from public.corrections
      where organization_id = '${company.organizationId}'`,
    );
    expect(kept).toEqual([{ external_id: "second-0" }]);
  });

  test("an id is shared once an update brings another service, and stays so", async () => {
    const company = await makeCompany();
    const { connectionId } = company;
    const event = newDeployment({
      connectionId,
      externalId: "release",
      service: "api",
      startedAt: hoursAgo(5),
    });
    const numbers = async () => (await read(company)).checks.shared_ids.numbers;
    await mergeDeployments(storeOf(company), [event], "1");
    await mergeDeployments(storeOf(company), [{ ...event, service: "API" }], "2");
    expect(await numbers()).toMatchObject({ ids: 0 });
    await mergeDeployments(storeOf(company), [{ ...event, service: "web" }], "3");
    expect(await numbers()).toMatchObject({ ids: 1, services: 2 });
    await mergeDeployments(storeOf(company), [{ ...event, service: "api" }], "4");
    expect(await numbers()).toMatchObject({ ids: 1, services: 2 });
  });

  test("a repository of which git told something is not one in which nobody signs", async () => {
    const company = await makeCompany();
    const commits = Array.from({ length: 25 }, () => newCommit());
    await company.store({ deployments: [{ startedAt: hoursAgo(5), commits }] });
    expect((await read(company)).checks.no_marks.numbers).toMatchObject({ repositories: 1, commits: 25 });
    const userId = (await company.owner.auth.getUser()).data.user?.id ?? "";
    await reportCommits(company.secret, { ...company, userId }, [
      { sha: commits[0]?.sha ?? "", origin: "human" },
    ]);
    expect((await read(company)).checks.no_marks.numbers).toMatchObject({ repositories: 0 });
  });

  test("other filters pick among the rows of a check, and what is none of them lists nothing", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: rerunWorld().map((event, n) => ({ ...event, team: n < 10 ? "one" : "two" })),
    });
    expect(await listChecked(company, "deployments", "reruns", { team: ["ONE"] })).toHaveLength(5);
    expect(await listChecked(company, "deployments", "reruns", { failed: true })).toHaveLength(1);
    expect(await listChecked(company, "deployments", "reruns", { sort: "commits" })).toHaveLength(10);
    expect(await listChecked(company, "deployments", "reruns", { name: "other" })).toEqual([]);
    expect(await listChecked(company, "deployments", "odd")).toEqual([]);
  });

  test("in random worlds each check says as many as its lists hold, and what is kept is true", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deployments, { maxLength: 40 }),
        fc.array(incidents, { maxLength: 20 }),
        async (some, more) => {
          const company = await makeCompany();
          await company.store({ deployments: some, incidents: more });
          expect(await faultsOf(company)).toEqual([]);
          await expectAgreement(company, await read(company));
        },
      ),
      RUNS,
    );
  });
});

const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { freq: 6 });
const services = fc.constantFrom("api", "API", "web", "job");
const start = fc.integer({ min: 1, max: 89 * 24 }).map(hoursAgo);
const deployments = fc
  .record({
    startedAt: fc.oneof(start, fc.constantFrom(...[5, 5, 6, 7].map(hoursAgo))),
    lasts: orNull(fc.constantFrom(0, 1, 1, 2)),
    service: orNull(services),
    team: orNull(fc.constantFrom("a", "b")),
    env: fc.constantFrom("production", "Production", "staging"),
    repository: orNull(fc.constantFrom("github.com/acme/a", "github.com/acme/b")),
    version: orNull(fc.constantFrom("1", "2")),
    commitSha: fc.constantFrom(...SHAS),
    changeFailure: orNull(fc.boolean()),
    deleted: fc.constantFrom(false, false, false, true),
    otherServices: fc.constantFrom<string[] | null>(null, null, null, ["other"]),
    statements: fc.constantFrom("", "\n\nAI-Tool: Zorp"),
    listed: fc.constantFrom(0, 0, 3, 8),
  })
  .map(({ lasts, listed, statements, ...event }) => ({
    ...event,
    finishedAt: lasts === null ? null : new Date(Date.parse(event.startedAt) + lasts * 1000).toISOString(),
    commits: Array.from({ length: listed }, () => newCommit({ message: `fix: it${statements}` })),
  }));
const incidents = fc
  .record({
    startedAt: start,
    seconds: orNull(fc.constantFrom(20, 299, 300, 9000)),
    services: fc.uniqueArray(services, { maxLength: 2 }),
    name: orNull(fc.constantFrom("failed", "Failed", "Down")),
    deleted: fc.constantFrom(false, false, true),
  })
  .map(({ seconds, ...event }) => ({
    ...event,
    finishedAt:
      seconds === null ? null : new Date(Date.parse(event.startedAt) + seconds * 1000).toISOString(),
  }));

/** What says how many deployments, or incidents, a check is about. */
const COUNTS = {
  reruns: "reruns",
  pipeline_incidents: "incidents",
  shared_ids: "ids",
} as Record<string, string>;

async function expectAgreement(company: Company, { checks, production }: DataQuality): Promise<void> {
  for (const code of MEASURED_CHECKS.filter((one) => one !== "sending_began")) {
    const lists = [
      ...(DEPLOYMENT_CHECKS.some((one) => one === code)
        ? await listChecked(company, "deployments", code)
        : []),
      ...(INCIDENT_CHECKS.some((one) => one === code) ? await listChecked(company, "incidents", code) : []),
    ];
    const { numbers, items } = checks[code];
    const said =
      code === "renamed"
        ? items.reduce((sum, item) => sum + Number(item.numbers.deployments), 0)
        : numbers[COUNTS[code] ?? "deployments"];
    expect([code, lists.length]).toEqual([code, said]);
    await checkedItems(company, code, checks[code]);
  }
  for (const [lack, { deployments: without }] of Object.entries(production.lacking))
    expect([lack, (await listChecked(company, "deployments", `no_${lack}`)).length]).toEqual([lack, without]);
  expect(await listChecked(company, "deployments", "unjudged")).toHaveLength(production.verdicts.overWeek);
}
