import "server-only";
import { headers } from "next/headers";
import { requireMember } from "#lib/auth/org.ts";
import { countToDo, runChecks } from "#lib/domain/quality/check-list.ts";
import { loadQuality } from "./load.ts";

const KEPT_MS = 60_000;
const MOST_KEPT = 1000;

/** By organisation; what is counted is the same for each of its members. */
const kept = new Map<string, { at: number; count: number }>();

/**
 * How many checks ask for an act or could be better. Kept for a minute by this process, so that it costs the same
 * however many pages are opened; beside the very list it is counted anew, from what the list reads.
 */
export async function countOfToDo(slug: string): Promise<number> {
  const { organization } = await requireMember(slug);
  const now = Date.now();
  const known = kept.get(organization.id);
  if (known !== undefined && now - known.at < KEPT_MS && !(await listsThem(slug))) return known.count;
  const checked = runChecks(await loadQuality(slug), { role: organization.role, now: new Date(now) });
  const { act, improve } = countToDo(checked);
  keep(organization.id, { at: now, count: act + improve });
  return act + improve;
}

async function listsThem(slug: string): Promise<boolean> {
  const path = (await headers()).get("x-path") ?? "";
  return /^\/data-quality(?:$|\?|\/checks\/)/.test(path.slice(`/orgs/${slug}`.length));
}

function keep(organizationId: string, count: { at: number; count: number }): void {
  kept.delete(organizationId);
  kept.set(organizationId, count);
  const oldest = kept.size > MOST_KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
}
