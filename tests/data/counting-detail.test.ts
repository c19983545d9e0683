import { describe, expect, test } from "vitest";
import type { DeploymentDetail } from "#lib/db/deployments.ts";
import type { IncidentDetail } from "#lib/db/incidents.ts";
import { companiesOf } from "../support/company.ts";
import { newCommit } from "../support/events.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { callRpc } from "../support/stack-client.ts";

type Company = Awaited<ReturnType<ReturnType<typeof companiesOf>>>;
type Page = { items: { id: string; externalId: string }[] };

const MARCH = { from: "2024-03-01T00:00:00Z", to: "2024-03-31T00:00:00Z", env: "*" };
const at = (day: number, hour = 12) =>
  `2024-03-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`;
const PRODUCTION = ["deployment_frequency", "change_failure_rate", "rework_rate"];

async function open<T>({ ask, owner, organizationId }: Company, kind: string, externalId: string) {
  const { items } = await ask<Page>(`list_${kind}s`, MARCH);
  const found = items.find((item) => item.externalId === externalId);
  return callRpc<T>(owner, `get_${kind}`, { p_organization_id: organizationId, p_id: found?.id });
}

describe.each(ONE_DATABASE)("one event opened on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  test("tells of a deployment in which figures it counts, and what of it does not and why", async () => {
    const company = await makeCompany();
    const late = newCommit({ sha: "late", leadSeconds: -5 });
    await company.store({
      deployments: [
        { externalId: "plain", startedAt: at(1), commits: [newCommit({ sha: "a", leadSeconds: 60 })] },
        {
          externalId: "mixed",
          startedAt: at(2),
          changeFailure: null,
          commits: [newCommit({ sha: "a", leadSeconds: 90 }), late, newCommit({ origin: "unknown" })],
        },
        { externalId: "failed", startedAt: at(3), changeFailure: true },
        { externalId: "staged", startedAt: at(4), env: "staging", changeFailure: null },
      ],
    });
    const told = async (externalId: string) => {
      const { countedIn, notCounted } = await open<DeploymentDetail>(company, "deployment", externalId);
      return { countedIn, notCounted: notCounted.map(({ code, numbers }) => [code, numbers]) };
    };
    expect(await told("plain")).toEqual({
      countedIn: ["deployment_frequency", "change_failure_rate", "lead_time", "rework_rate", "origins"],
      notCounted: [],
    });
    expect(await told("mixed")).toEqual({
      countedIn: ["deployment_frequency", "rework_rate"],
      notCounted: [
        ["pending", {}],
        ["no_time", { commits: 1 }],
        ["negative_times", { commits: 1 }],
        ["delivered_before", { commits: 1 }],
        ["unknown_origin", { commits: 1 }],
      ],
    });
    expect(await told("failed")).toEqual({
      countedIn: PRODUCTION,
      notCounted: [
        ["no_recovery", {}],
        ["no_commits", {}],
      ],
    });
    expect(await told("staged")).toEqual({
      countedIn: [],
      notCounted: [["not_production", { env: "staging" }]],
    });
  });

  test("has an incident beside the deployments of its services in the day before it and while it lasted", async () => {
    const company = await makeCompany();
    const deployed = (externalId: string, startedAt: string, more: object = {}) => ({
      ...{ externalId, startedAt, service: "Checkout" },
      ...more,
    });
    await company.store({
      deployments: [
        deployed("long before", at(4, 11)),
        deployed("cause", at(4, 13), { changeFailure: true }),
        deployed("beside", at(5, 10), { service: "search" }),
        deployed("staged", at(5, 10), { env: "staging" }),
        deployed("repair", at(5, 12)),
        deployed("after", at(5, 14)),
      ],
      incidents: [
        { externalId: "down", startedAt: at(5), finishedAt: at(5, 14), services: ["checkout"] },
        { externalId: "elsewhere", startedAt: at(5), services: ["search"] },
      ],
    });
    const { deploymentsBefore, deploymentsDuring } = await open<IncidentDetail>(company, "incident", "down");
    expect(deploymentsBefore).toMatchObject([{ externalId: "cause", changeFailure: true }]);
    expect(deploymentsDuring).toMatchObject([{ externalId: "repair" }]);
    const near = async (externalId: string) =>
      (await open<DeploymentDetail>(company, "deployment", externalId)).incidents.map(
        (incident) => incident.externalId,
      );
    expect(await near("cause")).toEqual(["down"]);
    expect(await near("beside")).toEqual(["elsewhere"]);
    expect(await near("long before")).toEqual([]);
  });
});
