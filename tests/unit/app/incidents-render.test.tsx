import { describe, expect, test } from "vitest";
import { Lane } from "#app/_components/charts/lane.tsx";
import { Before, IncidentHead } from "#app/orgs/[org]/incidents/_components/incident-drawer.tsx";
import { rowsOf } from "#app/orgs/[org]/incidents/_components/incident-lanes.tsx";
import { IncidentTable } from "#app/orgs/[org]/incidents/_components/incident-table.tsx";
import { incidentsHref, readIncidentsState } from "#app/orgs/[org]/incidents/search-params.ts";
import type { Incident } from "#lib/db/events.ts";
import { COUNTS } from "#lib/domain/links.ts";
import { wordsIn } from "#lib/words/words.ts";
import { deployment } from "../fixtures/deployment.ts";
import { htmlOf, textOf } from "../fixtures/rendered.tsx";

const NOW = new Date("2026-11-28T12:00:00Z");
const hrefOf = (open: string) => incidentsHref("acme", { open });

function incident(changes: Partial<Incident> = {}): Incident {
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
    ...changes,
  };
}
const open = incident({ finishedAt: null, restoreSeconds: null });

describe("the list of incidents", () => {
  const table = (row: Incident) => <IncidentTable rows={[row]} timeZone="UTC" now={NOW} hrefOf={hrefOf} />;

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
  const told = (items = [deployment()], one = incident()) =>
    textOf(<Before before={{ items, nextCursor: null }} incident={one} hrefOf={hrefOf} />);

  test("leads to Datadog", () => {
    expect(htmlOf(<IncidentHead incident={open} now={NOW} />)).toContain(`href="${open.datadogUrl}"`);
  });

  test("tells what was deployed before it, and how long before", () => {
    expect(told()).toMatch(/ticketing live 2 h before failed main-3b94557/);
  });

  test("tells apart that nothing was deployed before and that its services are not known", () => {
    expect(told([])).toContain("None of its services was deployed");
    const none = <Before before={null} incident={incident({ services: [] })} hrefOf={hrefOf} />;
    expect(textOf(none)).toContain("It names no service");
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
  });
});
