import { addMetricNote, readMetricNotes } from "#lib/db/metric-notes.ts";
import { momentOf } from "#lib/domain/report/moment.ts";
import { metricNotes } from "#lib/http/operations/metric-notes.ts";
import { forMember, route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE } = route(
  forMember(metricNotes.list, ({ member, query }) => {
    const { db, organization } = member;
    const at = (edge: string | null) =>
      edge === null ? null : momentOf(edge, organization.timeZone).toISOString();
    return readMetricNotes(db, organization.id, { ...query, from: at(query.from), to: at(query.to) });
  }),
  forMember(metricNotes.add, ({ member, body }) => addMetricNote(member, body)),
);
