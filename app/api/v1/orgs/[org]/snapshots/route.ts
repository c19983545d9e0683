import { listSnapshots } from "#lib/db/snapshots.ts";
import { metricByKey } from "#lib/domain/catalogue/catalogue.ts";
import { csvFile, csvHeader, csvRows, wantsCsv } from "#lib/http/csv.ts";
import { DAILY_COLUMNS, saySnapshots } from "#lib/http/health-answers.ts";
import { dailyRange } from "#lib/http/health-range.ts";
import { snapshots } from "#lib/http/operations/health.ts";
import { forMember, found, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(snapshots.list, async ({ member: { db, organization }, query, request }) => {
    const metric = found(metricByKey(query.metric));
    const range = dailyRange(query, organization.timeZone, new Date());
    const asked = { scope: query.scope, metrics: [metric.key], ...range };
    const values = await listSnapshots(db, organization.id, asked);
    const wanted = values.filter(({ part }) => query.part === null || part === query.part);
    const told = saySnapshots(metric, query.scope, wanted);
    if (!wantsCsv(request.headers.get("accept"))) return told;
    const name = `${organization.slug}-${metric.key}-${range.from}-${range.to}.csv`;
    return csvFile(name, csvHeader(DAILY_COLUMNS) + csvRows(DAILY_COLUMNS, told.items));
  }),
);
