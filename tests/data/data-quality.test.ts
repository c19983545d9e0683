import { describe, expect, test } from "vitest";
import { COUNTS } from "#lib/domain/links.ts";
import type { DataQuality } from "#lib/domain/quality/data-quality.ts";
import { FIELDS, type FieldReport, lackingOf } from "#lib/domain/quality/fields.ts";
import { askReport } from "../support/ask-report.ts";
import { type Company, companiesOf } from "../support/company.ts";
import { newCommit } from "../support/events.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { addConnection, coverRanges } from "../support/stack-client.ts";
import { addGaps } from "../support/sync-rows.ts";

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

describe.each(ONE_DATABASE)("the data quality on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  const read = (company: Company) => company.ask<DataQuality>("report_data_quality");

  test("counts what production deployments of the last 90 days lack, and by which services", async () => {
    const company = await makeCompany();
    const full = {
      env: "Production",
      service: "shop",
      team: "Web",
      repository: "github.com/acme/shop",
      commits: [newCommit()],
    };
    await company.store({
      deployments: [
        { ...full, startedAt: daysAgo(1) },
        { ...full, startedAt: daysAgo(2), team: null, commits: [] },
        { ...full, startedAt: daysAgo(3), service: "search", team: null, repository: null },
        { ...full, startedAt: daysAgo(4), service: null, team: null },
        { ...full, startedAt: daysAgo(5), env: "staging", service: null, commits: [] },
        { ...full, startedAt: daysAgo(6), deleted: true, commits: [] },
        { ...full, startedAt: daysAgo(91), commits: [] },
      ],
    });
    const { production } = await read(company);
    expect(production.deployments).toBe(4);
    expect(production.lacking).toEqual({
      commits: { deployments: 1, services: [{ service: "shop", deployments: 1 }] },
      repository: { deployments: 1, services: [{ service: "search", deployments: 1 }] },
      service: { deployments: 1, services: [] },
      team: {
        deployments: 3,
        services: [
          { service: "search", deployments: 1 },
          { service: "shop", deployments: 1 },
        ],
      },
    });
  });

  test("tells by services how many deployments carry each field, which add up to the report", async () => {
    const company = await makeCompany();
    const full = { env: "production", service: "Shop", team: "Web", repository: "github.com/acme/shop" };
    await company.store({
      deployments: [
        { ...full, startedAt: daysAgo(1), commits: [newCommit({ origin: "human" })], changeFailure: true },
        { ...full, startedAt: daysAgo(2), service: "shop", env: null, commits: [], changeFailure: null },
        {
          ...full,
          startedAt: daysAgo(3),
          env: "staging",
          team: null,
          repository: null,
          changeFailure: false,
        },
        { ...full, startedAt: daysAgo(4), service: null, deleted: true },
        { ...full, startedAt: daysAgo(5), service: null, changeFailure: null },
        { ...full, startedAt: daysAgo(91) },
      ],
    });
    const { window, services } = await company.ask<FieldReport>("report_fields");
    expect(services.map(({ service, deployments }) => [service, deployments])).toEqual([
      ["Shop", 3],
      [null, 1],
    ]);
    expect(services[0]).toMatchObject({
      verdict: 2,
      env: 2,
      team: 2,
      repository: 2,
      commits: 1,
      knownOrigin: 1,
    });
    const { figures } = await askReport(company.owner, company.organizationId, { ...window, env: ["*"] });
    const sum = (field: "deployments" | "verdict") => services.reduce((all, row) => all + row[field], 0);
    expect(sum("deployments")).toBe(figures.deployment_frequency.deployments);
    expect(sum("verdict")).toBe(figures.change_failure_rate.evaluated);
  });

  test("counts of each service what lacks a field as the list has it that opens", async () => {
    const company = await makeCompany();
    const timed = newCommit({ leadSeconds: 60 });
    const shop = { service: "Shop", env: "live", team: "Web", repository: "github.com/acme/shop" };
    const none = { service: null, env: null, team: null, repository: null, changeFailure: null };
    await company.store({
      deployments: [
        { ...shop, startedAt: daysAgo(1), commits: [timed], changeFailure: false },
        { ...shop, startedAt: daysAgo(2), commits: [newCommit({ origin: "unknown" })], team: null },
        { ...shop, startedAt: daysAgo(3), service: "shop", env: null, commits: [], changeFailure: null },
        { ...shop, startedAt: daysAgo(4), commits: [newCommit()], repository: null },
        {
          ...shop,
          startedAt: daysAgo(5),
          commits: [],
          correction: { verdict: "left_out", repairedBy: null },
        },
        { ...none, startedAt: daysAgo(6), commits: [] },
        { ...none, startedAt: daysAgo(7), team: "Web", commits: [newCommit({ origin: "bot" })] },
      ],
    });
    const { window, services } = await company.ask<FieldReport>("report_fields");
    const lacking = services.flatMap((row) => FIELDS.map((field) => lackingOf(row, field, window)));
    expect(lacking.every((one) => one.lacking > 0)).toBe(true);
    for (const { lacking: wanted, count, narrowed } of lacking) {
      const { service = [], without, lacks } = narrowed;
      const { origin } = { origin: undefined, ...COUNTS[count].params };
      const filter = {
        ...window,
        env: ["*"],
        service: [service].flat(),
        without: [without ?? []].flat(),
        lacks,
        origin,
      };
      const counts = await company.ask<Record<string, number>>("count_deployments", filter);
      expect([narrowed, counts[count === "pending" ? "pending" : "all"]]).toEqual([narrowed, wanted]);
    }
  });

  test("tells pending verdicts, how old they are and which are older than a week", async () => {
    const company = await makeCompany();
    const oldest = daysAgo(20);
    await company.store({
      deployments: [
        { env: "production", startedAt: daysAgo(1), changeFailure: null },
        { env: "production", startedAt: oldest, changeFailure: null },
        { env: "production", startedAt: daysAgo(30), changeFailure: false },
        { env: "staging", startedAt: daysAgo(40), changeFailure: null },
      ],
    });
    const { verdicts } = (await read(company)).production;
    expect(verdicts).toMatchObject({ pending: 2, overWeek: 1 });
    expect(Date.parse(verdicts.oldestAt ?? "")).toBe(Date.parse(oldest));
  });

  test("names the services that no incident names, without telling case apart", async () => {
    const company = await makeCompany();
    const deployed = (service: string, days: number) => ({
      env: "production",
      service,
      startedAt: daysAgo(days),
    });
    await company.store({
      deployments: [
        deployed("Checkout", 1),
        deployed("search", 2),
        deployed("search", 3),
        deployed("cart", 4),
      ],
      incidents: [
        { startedAt: daysAgo(2), services: ["checkout"], envs: [] },
        { startedAt: daysAgo(3), services: [], envs: ["production"] },
        { startedAt: daysAgo(4), services: ["search"], envs: ["staging"] },
      ],
    });
    const { production } = await read(company);
    expect(production.services).toEqual({ total: 3, withoutIncidents: 2, names: ["search", "cart"] });
    expect(production.incidents).toEqual({ total: 2, withoutService: 1 });
  });

  test("tells when the last incident was registered, or began when nobody said so", async () => {
    const company = await makeCompany();
    const { secret, organizationId } = company;
    expect((await read(company)).lastIncidentRegisteredAt).toBeNull();
    await company.store({
      incidents: [
        { startedAt: "2026-01-05T00:00:00Z" },
        { startedAt: "2026-01-09T00:00:00Z", deleted: true },
      ],
    });
    expect((await read(company)).lastIncidentRegisteredAt).toBe("2026-01-05T00:00:00Z");
    const registered = { registered_at: "2026-01-07T00:00:00Z" };
    await secret.from("incidents").update(registered).eq("organization_id", organizationId);
    expect((await read(company)).lastIncidentRegisteredAt).toBe("2026-01-07T00:00:00Z");
  });

  test("lists the environments of deployments and incidents as the newest one writes them, and which count as production", async () => {
    const company = await makeCompany({ settings: { productionEnvs: ["live"] } });
    await company.store({
      deployments: [
        { env: "LIVE", startedAt: daysAgo(1) },
        { env: "live", startedAt: daysAgo(2) },
        { env: "live", startedAt: daysAgo(3) },
        { env: "production", startedAt: daysAgo(4) },
        { env: null, startedAt: daysAgo(5) },
      ],
      incidents: [
        { startedAt: daysAgo(1), envs: ["Live", "production"] },
        { startedAt: daysAgo(1), envs: [] },
      ],
    });
    const { environments, productionEnvs } = await read(company);
    expect(productionEnvs).toEqual(["live"]);
    expect(environments.map(({ lastAt: _, ...row }) => row)).toEqual([
      { env: "LIVE", deployments: 3, incidents: 1, production: true },
      { env: "production", deployments: 1, incidents: 1, production: false },
      { env: null, deployments: 1, incidents: 1, production: false },
    ]);
  });

  test("knows as many commits as the report of the same days does, and where the others are", async () => {
    const company = await makeCompany();
    const shop = { env: "production", repository: "github.com/acme/shop" };
    const shared = newCommit({ origin: "unknown" });
    await company.store({
      deployments: [
        { ...shop, startedAt: daysAgo(1), commits: [newCommit(), shared] },
        { ...shop, startedAt: daysAgo(2), commits: [shared, newCommit({ origin: "bot" })] },
        { ...shop, repository: null, startedAt: daysAgo(3), commits: [newCommit({ origin: "unknown" })] },
        { ...shop, repository: "github.com/acme/web", startedAt: daysAgo(4), commits: [newCommit()] },
      ],
    });
    const { production, window } = await read(company);
    const report = await company.report({ from: window.from, to: window.to });
    expect(production.commits).toEqual({ total: 5, known: 3, byGitHub: 0 });
    expect(report.byOrigin.commits).toEqual(production.commits);
    expect(production.repositories).toEqual([
      { repository: "github.com/acme/shop", commits: 3, unknown: 1 },
      { repository: null, commits: 1, unknown: 1 },
    ]);
  });

  test("shows what was read of each stream, and the newest gaps with their reasons", async () => {
    const company = await makeCompany({ covered: [["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"]] });
    const { secret, organizationId, connectionId } = company;
    const ended = await addConnection(secret, organizationId, { status: "disconnected" });
    await coverRanges(secret, { organizationId, connectionId: ended, stream: "incidents" }, [
      ["2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z"],
    ]);
    const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 0, 0, second)).toISOString();
    const gaps = Array.from({ length: 22 }, (_, index) => ({ from_at: at(index), to_at: at(index + 1) }));
    await addGaps(company, gaps);
    const [first, second] = (await read(company)).connections;
    expect(first).toMatchObject({
      id: connectionId,
      status: "active",
      historyFrom: "2020-01-01T00:00:00Z",
      streams: {
        deployments: {
          covered: [{ from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" }],
          gapCount: 0,
          gaps: [],
        },
        incidents: { covered: [], gapCount: 22 },
      },
    });
    expect(first?.streams.incidents.gaps).toHaveLength(20);
    expect(first?.streams.incidents.gaps[0]).toEqual({
      from: "2026-01-05T00:00:21Z",
      to: "2026-01-05T00:00:22Z",
      reason: { code: "too_many_in_second", numbers: { most: 1000 } },
    });
    expect(second).toMatchObject({ id: ended, status: "disconnected" });
    expect(second?.streams.incidents.covered).toHaveLength(1);
  });
});
