import type { CheckItem } from "#lib/domain/quality/checks.ts";

/** The address of the events that a check is about, or of those of one of its items. */
export function checkHref(slug: string, code: string, item?: CheckItem): string {
  const page = `/orgs/${slug}/data-quality/checks/${code}`;
  return item === undefined ? page : `${page}?${new URLSearchParams({ of: itemKey(item) })}`;
}

/** What tells the items of a check apart: what narrows the list to each. */
export function itemKey({ filter }: CheckItem): string {
  return new URLSearchParams(Object.entries(filter).toSorted(([a], [b]) => a.localeCompare(b))).toString();
}
