import { expect, test } from "vitest";
import { CoverageCalendar } from "#app/orgs/[org]/data-quality/_components/coverage-calendar.tsx";
import { FieldMatrix } from "#app/orgs/[org]/data-quality/_components/field-matrix.tsx";
import { FIELDS, type Field, type FieldReport } from "#lib/domain/quality/fields.ts";
import { htmlOf, textOf } from "../fixtures/rendered.tsx";

const carried = (count: number) =>
  Object.fromEntries(FIELDS.map((field) => [field, count])) as Record<Field, number>;
const report: FieldReport = {
  window: { from: "2026-08-22T12:00:00Z", to: "2026-11-20T12:00:00Z" },
  services: [
    { service: "checkout", deployments: 10, ...carried(10), verdict: 8, team: 0 },
    { service: null, deployments: 4, ...carried(4), env: 1, leadTime: 2 },
  ],
};

test("the matrix tells each field's share, and opens what lacks it", () => {
  const matrix = <FieldMatrix slug="acme" report={report} />;
  expect(textOf(matrix)).toContain("checkout 10 80 % 2 without 100 % 0 % 10 without 100 %");
  const html = htmlOf(matrix).replaceAll("&amp;", "&");
  expect(html).toMatch(/data-value="2" href="[^"]*\/deployments\?verdict=pending[^"]*service=checkout/);
  expect(html).toMatch(/data-value="10" href="[^"]*service=checkout[^"]*lacks=team/);
  expect(html).toMatch(/data-value="3" href="[^"]*without=service&lacks=env"/);
  expect(html).toMatch(/data-value="2" href="[^"]*without=service&lacks=lead_time"/);
  expect(textOf(matrix, "pt-BR")).toContain("80 % 2 sem");
});

test("the calendar says each day in words", () => {
  const months = [{ month: "2026-11-01", days: [{ day: "2026-11-01", state: "partly" as const }] }];
  expect(htmlOf(<CoverageCalendar months={months} />)).toContain("1 Nov 2026: read in part");
  expect(htmlOf(<CoverageCalendar months={months} />, "pt-BR")).toContain("lido em parte");
});
