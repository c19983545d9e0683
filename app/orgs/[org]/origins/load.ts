import "server-only";
import type { Acting } from "#lib/db/acting.ts";
import { fetchParts } from "#lib/db/report.ts";
import type { Part } from "#lib/domain/report/report.ts";
import { queryOf, type Scope } from "#lib/domain/report/scope.ts";
import { AppError } from "#lib/errors.ts";

/** What the page of the origins shows: by week, unless the address asks for other buckets. */
export function loadOrigins({ db, organization }: Acting, scope: Scope, now: Date) {
  const bucket = scope.bucket ?? "week";
  const query = { ...queryOf(scope, now, organization), bucket };
  const report = async <P extends Part>(parts: P[]) => {
    const found = await fetchParts(db, organization.id, { ...query, parts });
    if (found === null) throw new AppError("not_found");
    return found;
  };
  const [shares, series] = [report(["byOrigin"]), report(["origins_by_bucket"])];
  // A section may never come to await its promise; the rejection then belongs to nobody and must not end the process.
  for (const promise of [shares, series]) promise.catch(() => undefined);
  return { query, bucket, shares, series };
}

export type OriginData = ReturnType<typeof loadOrigins>;
