import type { Narrowed } from "#lib/domain/links.ts";
import { placeHref } from "#lib/domain/places.ts";
import type { RowsBy } from "#lib/domain/report/report.ts";

/** Where the name of a row leads: its own page, of an environment these numbers with it alone. */
export function rowHref(slug: string, dimension: RowsBy, key: string): string {
  if (dimension === "env" || dimension === "tag")
    return `/orgs/${slug}?${new URLSearchParams({ [dimension]: key })}`;
  return placeHref(slug, dimension, key);
}

/** What the lists behind the counts of a row are narrowed to. */
export function narrowedTo(dimension: RowsBy, key: string | null): Narrowed {
  return key === null ? { without: dimension } : { [dimension]: [key] };
}

/** The same of changes: by environment they count where the first of all environments on view got them. */
export function changesOf(dimension: RowsBy, key: string | null): Narrowed {
  if (dimension !== "env") return narrowedTo(dimension, key);
  return { deployedTo: key === null ? "none" : `env:${key}` };
}
