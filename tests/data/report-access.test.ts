import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "#lib/domain/report/report.ts";
import { type Company, companiesOf } from "../support/company.ts";
import { newCommit } from "../support/events.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { addConnection, callRpc, signUp } from "../support/stack-client.ts";

const MARCH = { from: "2024-03-01T00:00:00Z", to: "2024-03-31T00:00:00Z" };
const DAY = "2024-03-05T12:00:00Z";
const NOTHING = { items: [], next: null };

describe.each(ONE_DATABASE)("who sees numbers on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);
  let company: Company;
  let deploymentId: string;

  beforeAll(async () => {
    company = await makeCompany();
    await company.store({
      deployments: [{ startedAt: DAY, externalId: "mine", commits: [newCommit({ leadSeconds: 60 })] }],
      incidents: [{ startedAt: DAY }],
    });
    const { items } = await company.ask<{ items: { id: string }[] }>("list_deployments", MARCH);
    deploymentId = items[0]?.id ?? "";
  });

  const asked = () => ({ p_organization_id: company.organizationId, p_filter: MARCH });

  test("a stranger gets null from the report and nothing from the lists", async () => {
    const { client } = await signUp(stack);
    const { p_organization_id } = asked();
    expect(await callRpc(client, "report_dora", asked())).toBeNull();
    expect(await callRpc(client, "report_data_quality", { p_organization_id })).toBeNull();
    expect(await callRpc(client, "get_deployment", { p_organization_id, p_id: deploymentId })).toBeNull();
    for (const list of ["list_deployments", "list_incidents", "list_sync_runs", "list_quarantine"]) {
      expect(await callRpc(client, list, asked())).toEqual(NOTHING);
    }
    expect(await callRpc(client, "list_connections", { p_organization_id })).toEqual([]);
    expect(await callRpc(client, "list_filter_values", { p_organization_id })).toEqual({
      service: [],
      team: [],
      repository: [],
      env: [],
      tag: [],
    });
  });

  test("an organisation that does not exist has no report, also for the secret key", async () => {
    const nobody = { ...asked(), p_organization_id: crypto.randomUUID() };
    expect(await callRpc(company.secret, "report_dora", nobody)).toBeNull();
    expect(await callRpc(company.secret, "list_deployments", nobody)).toEqual(NOTHING);
  });

  test("the secret key, which sees every tenant, reports one organisation only", async () => {
    const other = await makeCompany();
    await other.store({
      deployments: [
        { startedAt: DAY, externalId: "mine", commits: [newCommit({ leadSeconds: 9 })] },
        { startedAt: DAY, changeFailure: true, remediationId: "mine" },
      ],
      incidents: [{ startedAt: DAY }],
    });
    await addConnection(other.secret, other.organizationId);
    const bySecret = await callRpc<Report>(company.secret, "report_dora", asked());
    expect(bySecret).toEqual(await company.report(MARCH));
    expect(bySecret.figures).toMatchObject({
      deployment_frequency: { deployments: 1 },
      lead_time: { p50: 60, n: 1 },
      rework_rate: { rework: 0 },
      time_to_restore: { incidents: 1 },
    });
  });

  test("odd filters never fail: they read as nothing given, or match nothing", async () => {
    const odd: unknown[] = [
      null,
      {},
      [],
      7,
      { from: "yesterday", to: 12 },
      { from: "2024-03-31T00:00:00Z", to: "2024-03-01T00:00:00Z" },
      { from: "infinity", to: "-infinity" },
      { from: "0001-01-01", to: "9999-12-31" },
      { ...MARCH, env: [null, 1, {}], service: [[]], team: "core", repository: {} },
      { ...MARCH, connection: ["not-an-id", 5, null] },
      { ...MARCH, compare: "next", cursor: { at: "x", id: "y" }, limit: -1, q: 5, failed: "yes" },
      { ...MARCH, cursor: [1], limit: 1e300, q: "%_\\" },
    ];
    for (const p_filter of odd) {
      const asked = { p_organization_id: company.organizationId, p_filter };
      const report = await callRpc<Report>(company.owner, "report_dora", asked);
      expect(report.window.filters.env.length).toBeGreaterThan(0);
      for (const list of ["list_deployments", "list_incidents", "list_sync_runs", "list_quarantine"]) {
        expect(await callRpc(company.owner, list, asked)).toHaveProperty("items");
      }
    }
    const nothing = await company.report({ ...MARCH, connection: ["not-an-id"] });
    expect(nothing.figures.deployment_frequency.deployments).toBe(0);
    const cut = await company.report({ from: "2000-01-01T00:00:00Z", to: MARCH.to });
    expect(cut.window.from).toBe("2022-01-21T00:00:00Z");
  });
});
