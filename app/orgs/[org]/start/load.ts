import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { listEventConnections } from "#lib/db/connections.ts";
import { listInvitations } from "#lib/db/invitations.ts";
import { listMembers } from "#lib/db/members.ts";
import { fetchParts } from "#lib/db/report.ts";
import { NO_FILTER, seenEnvironments } from "#lib/domain/report/empty.ts";
import { standingOf } from "#lib/domain/report/freshness.ts";
import { daysBefore } from "#lib/domain/report/moment.ts";
import { AppError } from "#lib/errors.ts";
import { loadQuality } from "../data-quality/load.ts";

/** How far the first run of an organisation is. */
export async function loadFirstRun(member: Acting, now: Date) {
  const { db, organization } = member;
  const [connections, freshness, quality, others] = await Promise.all([
    listEventConnections(db, organization.id),
    readFreshness(member, now),
    loadQuality(organization.slug),
    hasOthers(member),
  ]);
  return {
    standing: standingOf(connections, freshness),
    seen: seenEnvironments(quality.environments),
    others,
  };
}

/** Every part of a report tells it; of one minute it costs nothing else. */
async function readFreshness({ db, organization }: Acting, now: Date) {
  const to = now.toISOString();
  const window = { to, from: daysBefore(to, 1 / 1440) };
  const query = { ...NO_FILTER, ...window, compare: null, bucket: null, automation: null };
  const report = await fetchParts(db, organization.id, { ...query, parts: ["figures"] });
  if (report === null) throw new AppError("not_found");
  return report.freshness;
}

/** Whether anybody else reads the numbers, or was asked to. */
async function hasOthers({ db, organization }: Acting): Promise<boolean> {
  const page = { limit: 2, cursor: null };
  const [members, invitations] = await Promise.all([
    listMembers(db, organization.id, page),
    listInvitations(db, organization.id, page),
  ]);
  return members.items.length > 1 || invitations.items.length > 0;
}
