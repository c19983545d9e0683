import { fetchParts } from "#lib/db/report.ts";
import { seriesCsv } from "#lib/domain/metrics/metric-csv.ts";
import { csvFile } from "#lib/http/csv.ts";
import { report } from "#lib/http/operations/report.ts";
import { forMember, found, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(report.series, async ({ member: { db, organization }, query }) => {
    const told = found(await fetchParts(db, organization.id, { ...query.report, parts: ["series"] }));
    return csvFile(`${organization.slug}-series.csv`, seriesCsv(told.series, told.previousSeries));
  }),
);
