import { describe, expect, test } from "vitest";
import type { DeploymentDetail } from "#lib/db/deployments.ts";
import { companiesOf } from "../support/company.ts";
import { type CommitEvent, newCommit } from "../support/events.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { callRpc } from "../support/stack-client.ts";

type Company = Awaited<ReturnType<ReturnType<typeof companiesOf>>>;
type Item = Record<string, unknown> & { id: string };
type Page = { items: Item[] };

const MARCH = { from: "2024-03-01T00:00:00Z", to: "2024-03-31T00:00:00Z" };
const DAY = "2024-03-05T12:00:00Z";
const at = (day: number) => `2024-03-${String(day).padStart(2, "0")}T12:00:00Z`;

describe.each(ONE_DATABASE)("a deployment opened on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  async function open({ owner, organizationId }: Company, externalId: string): Promise<DeploymentDetail> {
    const [row] = await readRows<{ id: string }>(
      stack,
      `select id from public.deployments where organization_id = ${quote(organizationId)} and external_id = ${quote(externalId)}`,
    );
    return callRpc(owner, "get_deployment", { p_organization_id: organizationId, p_id: row?.id });
  }
  /** Where each commit of a deployment was delivered first. */
  async function firstOf(company: Company, externalId: string) {
    const { commits } = await open(company, externalId);
    return Object.fromEntries(
      commits.map(({ sha, firstDelivery }) => [sha, firstDelivery?.externalId ?? null]),
    );
  }
  const commit = (sha: string, leadSeconds: number | null = 60): CommitEvent =>
    newCommit({ sha, leadSeconds });

  test("adds its commits with the rule that decided and their stages, and what it repaired", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        {
          startedAt: DAY,
          externalId: "repair",
          averages: { review_time: 90 },
          commits: [newCommit({ sha: "bb", stages: { review_time: 60 } }), newCommit({ sha: "aa" })],
        },
        {
          startedAt: DAY,
          env: "staging",
          externalId: "broken",
          changeFailure: true,
          remediationId: "repair",
        },
      ],
    });
    const [item] = (await company.ask<Page>("list_deployments", MARCH)).items;
    const detail = await callRpc<Record<string, unknown>>(company.owner, "get_deployment", {
      p_organization_id: company.organizationId,
      p_id: item?.id,
    });
    expect(detail).toMatchObject({
      ...item,
      deletedAt: null,
      repairs: [{ externalId: "broken" }],
      repairedBy: null,
      averages: { time_to_pr_ready: null, review_time: 90, deploy_time: null },
      commits: [
        {
          sha: "bb",
          stages: { review_time: 60, merge_time: null },
          origin: "human",
          tool: null,
          rule: { code: "no_sign", numbers: {} },
        },
        { sha: "aa" },
      ],
    });
  });

  test("says of each commit at which deployment to its service it counts, in production over all time", async () => {
    const company = await makeCompany({ settings: { productionEnvs: ["production", "live"] } });
    await company.store({
      deployments: [
        { externalId: "staged", startedAt: at(1), env: "staging", commits: [commit("aa"), commit("bb")] },
        { externalId: "other", startedAt: at(1), service: "search", commits: [commit("aa")] },
        { externalId: "gone", startedAt: at(1), commits: [commit("aa")], deleted: true },
        { externalId: "early", startedAt: at(2), commits: [commit("bb", -5), commit("cc", null)] },
        { externalId: "first", startedAt: at(3), env: "LIVE", service: "Checkout", commits: [commit("aa")] },
        {
          externalId: "again",
          startedAt: at(4),
          commits: [commit("aa"), commit("bb"), commit("cc", null), commit("dd")],
        },
        { externalId: "restaged", startedAt: at(5), env: "staging", commits: [commit("aa")] },
      ],
    });
    expect(await firstOf(company, "again")).toEqual({ aa: "first", bb: "again", cc: "early", dd: "again" });
    expect(await firstOf(company, "first")).toEqual({ aa: "first" });
    expect(await firstOf(company, "restaged")).toEqual({ aa: "staged" });
    expect(await firstOf(company, "early")).toEqual({ bb: "again", cc: "early" });
    expect(await firstOf(company, "gone")).toEqual({ aa: "first" });
    const [first] = (await open(company, "again")).commits;
    expect(first?.firstDelivery).toEqual({
      id: (await open(company, "first")).id,
      externalId: "first",
      env: "LIVE",
      startedAt: at(3),
    });
    const { figures } = await company.report({ ...MARCH, from: at(4) });
    expect(figures.lead_time).toMatchObject({ n: 2, redelivered: 1 });
  });

  test("leads to Datadog, to its page of the hours around it, at the site of its connection", async () => {
    const sites = {
      "datadoghq.com": "app.datadoghq.com",
      "us3.datadoghq.com": "us3.datadoghq.com",
      "datadoghq.eu": "app.datadoghq.eu",
      "uk1.datadoghq.com": "uk1.datadoghq.com",
    };
    for (const [site, host] of Object.entries(sites)) {
      const company = await makeCompany({ connection: { site } });
      await company.store({
        deployments: [{ externalId: "one", startedAt: DAY }],
        incidents: [{ startedAt: DAY }],
      });
      const hours = `start=${Date.parse(DAY) - 3_600_000}&end=${Date.parse(DAY) + 3_600_000}`;
      const url = `https://${host}/ci/dora?detail=deployments&${hours}`;
      expect(await open(company, "one")).toMatchObject({ datadogUrl: url });
      expect((await company.ask<Page>("list_deployments", MARCH)).items).toMatchObject([{ datadogUrl: url }]);
      expect((await company.ask<Page>("list_incidents", MARCH)).items).toMatchObject([
        { datadogUrl: `https://${host}/ci/dora?${hours}` },
      ]);
    }
  });

  test("of another source leads nowhere", async () => {
    const company = await makeCompany({ connection: { provider: "cellar", site: null } });
    await company.store({ deployments: [{ externalId: "one", startedAt: DAY }] });
    expect(await open(company, "one")).toMatchObject({ datadogUrl: null });
  });
});
