import { getReport } from "#lib/api/operations.ts";
import { forMember, route } from "#lib/auth/api.ts";
import { fetchReport } from "#lib/db/report.ts";
import { AppError } from "#lib/errors.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(getReport, async ({ member, query }) => {
    const report = await fetchReport(member.db, member.organization.id, query.report);
    if (report === null) throw new AppError("not_found");
    return report;
  }),
);
