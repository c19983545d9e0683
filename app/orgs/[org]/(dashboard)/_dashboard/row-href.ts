import type { Narrowed } from "#lib/domain/links.ts";
import type { Dimension } from "#lib/domain/report/report.ts";

const PAGES = { service: "services", team: "teams", repository: "repositories" } as const;

/** Where the name of a row leads: its own page, of an environment these numbers with it alone. */
export function rowHref(slug: string, dimension: Dimension | "tag", key: string): string {
  if (dimension === "env" || dimension === "tag")
    return `/orgs/${slug}?${new URLSearchParams({ [dimension]: key })}`;
  return `/orgs/${slug}/${PAGES[dimension]}/${encodeURIComponent(key)}`;
}

/** What the lists behind the counts of a row are narrowed to. */
export function narrowedTo(dimension: Dimension | "tag", key: string | null): Narrowed {
  return key === null ? { without: dimension } : { [dimension]: [key] };
}
