import { describe, expect, test } from "vitest";
import { Lane } from "#app/_components/charts/lane.tsx";
import { Beside, IncidentHead } from "#app/orgs/[org]/incidents/_components/incident-drawer.tsx";
import { rowsOf } from "#app/orgs/[org]/incidents/_components/incident-lanes.tsx";
import { IncidentTable } from "#app/orgs/[org]/incidents/_components/incident-table.tsx";
import { incidentsHref, readIncidentsState } from "#app/orgs/[org]/incidents/search-params.ts";
import type { IncidentDetail } from "#lib/db/incidents.ts";
import { COUNTS } from "#lib/domain/links.ts";
import { wordsIn } from "#lib/words/words.ts";
import { deployment } from "../fixtures/deployment.ts";
import { htmlOf, textOf } from "../fixtures/rendered.tsx";

const NOW = new Date("2026-11-28T12:00:00Z");
const hrefOf = (open: string) => incidentsHref("acme", { open });

function incident(changes: Partial<IncidentDetail> = {}): IncidentDetail {
  return {
    id: "00000000-0000-4000-8000-000000000005",
    externalId: "NWR-524",
    connectionId: "00000000-0000-4000-8000-000000000009",
    services: ["ticketing"],
    envs: ["live"],
    teams: [],
    repository: null,
    commitSha: null,
    tags: [],
    name: "Timetable is late",
    severity: "urgent",
    startedAt: "2026-11-26T14:37:00Z",
    finishedAt: "2026-11-26T16:37:00Z",
    restoreSeconds: 7200,
    datadogUrl: "https://app.datadoghq.com/ci/dora",
    deletedAt: null,
    deploymentsBefore: [],
    deploymentsDuring: [],
    ...changes,
  };
}
const open = incident({ finishedAt: null, restoreSeconds: null });

describe("the list of incidents", () => {
  const table = (row: IncidentDetail) => (
    <IncidentTable rows={[row]} timeZone="UTC" now={NOW} hrefOf={hrefOf} />
  );

  test("tells of each whether it is over and how long it took, and opens it", () => {
    expect(textOf(table(incident()))).toMatch(/Timetable is late .*restored after 2 h .*urgent ticketing/);
    expect(htmlOf(table(incident()))).toContain(`open=${incident().id}`);
    expect(textOf(table(open))).toContain("open for 1 d 21 h");
  });

  test("tells of one that was closed without a usable time that it has none", () => {
    expect(textOf(table(incident({ restoreSeconds: null })))).toContain("closed, without a usable time");
  });

  test("takes every count of an incident for what it is", () => {
    const lists = Object.values(COUNTS).filter(({ list }) => list === "incidents");
    for (const { params } of lists) expect(readIncidentsState(params)).toMatchObject(params);
  });
});

describe("an incident", () => {
  const told = (side: "before" | "during", changes: Partial<IncidentDetail>) =>
    textOf(<Beside side={side} incident={incident(changes)} hrefOf={hrefOf} />);

  test("leads to Datadog", () => {
    expect(htmlOf(<IncidentHead incident={open} timeZone="UTC" now={NOW} />)).toContain(
      `href="${open.datadogUrl}"`,
    );
  });

  test("tells what was deployed before it and while it lasted, and how far from its begin", () => {
    const later = deployment({ startedAt: "2026-11-26T14:57:00Z", changeFailure: false });
    expect(told("before", { deploymentsBefore: [deployment()] })).toMatch(
      /ticketing live 2 h before failed main-3b94557/,
    );
    expect(told("during", { deploymentsDuring: [later] })).toMatch(/20 m after fine/);
  });

  test("tells apart that nothing was deployed and that its services are not known", () => {
    expect(told("before", {})).toContain("None of its services was deployed in the 24 hours before");
    expect(told("during", {})).toContain("None of its services was deployed while it lasted");
    expect(told("before", { services: [] })).toContain("It names no service");
  });
});

describe("the lanes", () => {
  const told = {
    words: wordsIn("en"),
    ...{ timeZone: "UTC", now: NOW },
    incidentHref: hrefOf,
    deploymentHref: (id: string) => `/orgs/acme/deployments?open=${id}`,
    serviceHref: (service: string) => `/orgs/acme/services/${service}`,
  };
  const rows = rowsOf(
    [open, incident({ id: "6", services: [] })],
    [deployment(), deployment({ id: "2", service: "other" })],
    told,
  );

  test("hold the failed deployments of the services that have incidents, and of no other", () => {
    expect(rows.map(({ label, failures }) => [label, failures.map(({ id }) => id)])).toEqual([
      ["ticketing", [deployment().id]],
      ["no service named", []],
    ]);
  });

  test("say of each bar and tick what it is, also as a table", () => {
    const lane = <Lane from="2026-11-01T00:00:00Z" to="2026-11-29T00:00:00Z" timeZone="UTC" rows={rows} />;
    expect(htmlOf(lane)).toContain('aria-label="Timetable is late, 26 Nov 2026, 14:37, open for 1 d 21 h"');
    expect(textOf(lane)).toMatch(/As a table .*Failed deployment main-3b94557/);
    // Each marks the day that is looked at in any chart.
    expect(htmlOf(lane).match(/<span [^>]*hidden=""/g)).toHaveLength(rows.length);
  });
});
