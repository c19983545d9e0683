import type { Stream } from "#lib/domain/quality/check.ts";
import type { CheckItem } from "#lib/domain/quality/checks.ts";

type Narrowed = { item?: CheckItem; stream?: Stream };

/** The address of the events that a check is about, or of those of one of its items or of one stream. */
export function checkHref(slug: string, code: string, { item, stream }: Narrowed = {}): string {
  const query = new URLSearchParams({
    ...(item !== undefined && { of: itemKey(item) }),
    ...(stream !== undefined && { stream }),
  });
  const page = `/orgs/${slug}/data-quality/checks/${code}`;
  return query.size === 0 ? page : `${page}?${query}`;
}

/** What tells the items of a check apart: what narrows the list to each. */
export function itemKey({ filter }: CheckItem): string {
  const parts = Object.entries(filter).map(([name, value]) => `${name}:${value}`);
  return parts.toSorted().join(" ");
}
