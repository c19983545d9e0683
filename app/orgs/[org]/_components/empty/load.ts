import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { listEventConnections } from "#lib/db/connections.ts";
import { listDeployments } from "#lib/db/deployments.ts";
import { listIncidents } from "#lib/db/incidents.ts";
import { fetchParts } from "#lib/db/report.ts";
import {
  type EmptyCause,
  type EmptyFacts,
  type EventKind,
  eventsIn,
  narrowedBy,
  notYet,
  seenEnvironments,
  unfiltered,
  whyEmpty,
} from "#lib/domain/report/empty.ts";
import { type SyncStanding, standingOf } from "#lib/domain/report/freshness.ts";
import { daysBefore, MAX_WINDOW_DAYS } from "#lib/domain/report/moment.ts";
import type { PartOf } from "#lib/domain/report/report.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { AppError } from "#lib/errors.ts";
import { loadQuality } from "../../data-quality/load.ts";

type Report = PartOf<"figures">;
/** A page of an organisation: of what, how narrowed, and what its report says. */
export type Seen = { of: EventKind; query: ReportQuery; standing: SyncStanding; report: Report };

/** Why a page has none of what it shows; null when it has some. */
export async function findCause(member: Acting, seen: Seen): Promise<EmptyCause | null> {
  const early = notYet(seen.standing);
  if (early !== null) return early;
  if (eventsIn(seen.report.figures, seen.of).count > 0) return null;
  return whyEmpty(await readFacts(member, seen));
}

/** The same for a page that has not read a report. */
export async function findCauseOf(
  member: Acting,
  asked: Pick<Seen, "of" | "query">,
): Promise<EmptyCause | null> {
  const [connections, report] = await Promise.all([
    listEventConnections(member.db, member.organization.id),
    readFigures(member, asked.query),
  ]);
  return findCause(member, { ...asked, report, standing: standingOf(connections, report.freshness) });
}

async function readFacts(member: Acting, { of, query, standing, report }: Seen): Promise<EmptyFacts> {
  const base = unfiltered(query);
  const filters = narrowedBy(query);
  const [plain, all, lastAt, quality] = await Promise.all([
    filters.length === 0 ? report : readFigures(member, base),
    readFigures(member, { ...base, env: ["*"] }),
    lastOf(member, of, base),
    loadQuality(member.organization.slug),
  ]);
  const everywhere = eventsIn(all.figures, of);
  return {
    standing,
    window: report.window,
    filters,
    production: base.env.length === 0,
    unfiltered: eventsIn(plain.figures, of).count,
    everywhere: everywhere.count,
    lastAt,
    firstAt: everywhere.firstAt,
    seen: seenEnvironments(quality.environments),
  };
}

async function readFigures({ db, organization }: Acting, query: ReportQuery): Promise<Report> {
  const asked = { ...query, compare: null, parts: ["figures" as const] };
  const report = await fetchParts(db, organization.id, asked);
  if (report === null) throw new AppError("not_found");
  return report;
}

/** The start of the newest event before the end of the window, however long before it; null when there is none. */
async function lastOf(
  { db, organization }: Acting,
  of: EventKind,
  query: ReportQuery,
): Promise<string | null> {
  const from = daysBefore(query.to, MAX_WINDOW_DAYS);
  const list = of === "deployments" ? listDeployments : listIncidents;
  const page = await list(db, organization.id, { ...query, from, limit: 1, cursor: null });
  return page.items[0]?.startedAt ?? null;
}
