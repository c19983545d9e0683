import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { listDeployments } from "#lib/db/deployments.ts";
import { listFilterValues } from "#lib/db/filter-values.ts";
import { listIncidents, listOldestOpen } from "#lib/db/incidents.ts";
import { findPlace, tellPlace } from "#lib/db/places.ts";
import { fetchParts } from "#lib/db/report.ts";
import type { PlaceKind } from "#lib/domain/places.ts";
import { daysBefore } from "#lib/domain/report/moment.ts";
import type { Part } from "#lib/domain/report/report.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { queryOf, type Scope } from "#lib/domain/report/scope.ts";
import { AppError } from "#lib/errors.ts";
import { started } from "../list/read-list.ts";

/** What a page is about. */
export type PlaceKey = { kind: PlaceKind; name: string };

/** Days that are looked back on, whatever the period. */
export const LANE_DAYS = 90;
const LISTED = 10;
/** Marks of a lane: more would cover each other. */
const DRAWN = 200;

/** The scope of the page of a place: its own name instead of others of its kind. */
export function scopeAt(scope: Scope, { kind, name }: PlaceKey): Scope {
  return { ...scope, [kind]: [name], without: scope.without.filter((one) => one !== kind) };
}

/** How it is spelled, and what else there is when nothing is called so. */
export async function findAt({ db, organization }: Acting, { kind, name }: PlaceKey) {
  const spelled = await findPlace(db, organization.id, { kind, name });
  if (spelled !== null) return { spelled, others: [] };
  const values = await listFilterValues(db, organization.id);
  return { spelled, others: values[kind].map(({ value }) => value) };
}

/** Everything that the page of a place shows, asked for at once and awaited where it is shown. */
export function loadPlace(member: Acting, key: PlaceKey, { scope, now }: { scope: Scope; now: Date }) {
  const { db, organization } = member;
  const query = queryOf(scopeAt(scope, key), now, organization);
  const all = { ...query, [key.kind]: [], compare: null };
  const report = <P extends Part>(asked: ReportQuery, parts: P[]) =>
    started(fetchParts(db, organization.id, { ...asked, parts }).then(found));
  const to = now.toISOString();
  const lately = { ...query, from: daysBefore(to, LANE_DAYS), to, compare: null, bucket: "day" as const };
  const drawn = { limit: DRAWN, cursor: null };
  return {
    key,
    query,
    figures: report(query, ["figures", "series"]),
    shares: report(query, ["byOrigin"]),
    all: report(all, ["figures"]),
    facts: started(tellPlace(db, organization.id, query)),
    lately: report(lately, ["figures", "series"]),
    failed: started(listDeployments(db, organization.id, { ...lately, ...drawn, failed: true })),
    broke: started(listIncidents(db, organization.id, { ...lately, ...drawn })),
    open: started(listOldestOpen(db, organization.id, { ...query, most: LISTED })),
  };
}

export type PlaceData = ReturnType<typeof loadPlace>;
/** What a section is shown with. */
export type Shown = { member: Acting; data: PlaceData; now: Date };

function found<T>(report: T | null): T {
  if (report === null) throw new AppError("not_found");
  return report;
}
