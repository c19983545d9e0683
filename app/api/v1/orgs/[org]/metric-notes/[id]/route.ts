import { removeMetricNote } from "#lib/db/metric-notes.ts";
import { metricNotes } from "#lib/http/operations/metric-notes.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(metricNotes.remove, ({ member, id }) => removeMetricNote(member, id)),
);
