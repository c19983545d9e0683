import { fetchReport } from "#lib/db/report.ts";
import { AppError } from "#lib/errors.ts";
import { getReport } from "#lib/http/operations.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(getReport, async ({ member, query }) => {
    const report = await fetchReport(member.db, member.organization.id, query.report);
    if (report === null) throw new AppError("not_found");
    return report;
  }),
);
