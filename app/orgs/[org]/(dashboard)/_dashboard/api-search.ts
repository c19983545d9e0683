import { FILTERS } from "#lib/domain/report/filter.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";

/** What a page is asked for, as a list of the API takes it. */
export function apiSearch({ from, to, automation, ...filter }: ReportQuery): string {
  const named = [...FILTERS, "without" as const].flatMap((name) =>
    filter[name].map((value) => [name, value]),
  );
  const automated = automation === null ? [] : [["automation", automation]];
  return new URLSearchParams([["from", from], ["to", to], ...named, ...automated]).toString();
}
