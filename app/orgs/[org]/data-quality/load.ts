import "server-only";
import { cache } from "react";
import { requireMember } from "#lib/auth/org.ts";
import { fetchDataQuality } from "#lib/db/data-quality.ts";
import type { DataQuality } from "#lib/domain/quality/data-quality.ts";
import { AppError } from "#lib/errors.ts";

/** How far the numbers of an organisation can be trusted, read once a request: page and navigation tell the same. */
export const loadQuality = cache(async (slug: string): Promise<DataQuality> => {
  const { db, organization } = await requireMember(slug);
  const found = await fetchDataQuality(db, organization.id);
  if (found === null) throw new AppError("not_found");
  return found;
});
