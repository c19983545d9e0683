import { readHealthMarks, setHealthMarks } from "#lib/db/health.ts";
import { health } from "#lib/http/operations/health.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(health.thresholds, ({ member }) => readHealthMarks(member.db, member.organization.id)),
  forMember(health.setThresholds, ({ member, body }) => setHealthMarks(member, body)),
);
