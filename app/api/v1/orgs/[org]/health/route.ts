import { readHealthGrid } from "#lib/db/health.ts";
import { dayOf } from "#lib/domain/format/calendar.ts";
import { sayGrid } from "#lib/http/health-answers.ts";
import { health } from "#lib/http/operations/health.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(health.get, async ({ member: { db, organization }, query: { days, to, scope } }) => {
    const last = to ?? dayOf(new Date(), organization.timeZone);
    return sayGrid(await readHealthGrid(db, organization.id, { scope, days, to: last }));
  }),
);
