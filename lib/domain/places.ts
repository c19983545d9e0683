/** What has a page of its own, each a dimension of the report. */
export const PLACES = ["service", "team", "repository"] as const;
export type PlaceKind = (typeof PLACES)[number];

/** The folder of the pages of each. */
export const PLACE_PATHS = {
  service: "services",
  team: "teams",
  repository: "repositories",
} as const satisfies Record<PlaceKind, string>;

/** A path cannot hold these as one of its parts, however they are written. */
const UPWARDS = new Set([".", ".."]);

/**
 * The page of a service, team or repository, whatever it is called. The scope of the page is added by its link, but for
 * what is filtered by the same kind: the name says that.
 */
export function placeHref(slug: string, kind: PlaceKind, name: string): string {
  const all = `/orgs/${slug}/${PLACE_PATHS[kind]}`;
  if (UPWARDS.has(name)) return `${all}?${kind}=${name}`;
  return `${all}/${encodeURIComponent(name)}`;
}

/** The name in the path of a page; null where the path is written as none. */
export function placeName(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** Names that are nearest to one that nothing is called, the nearest first. */
export function nearestNames(wanted: string, names: readonly string[], most = 5): string[] {
  const key = wanted.toLowerCase().slice(0, COMPARED);
  const allowed = Math.max(2, Math.floor(key.length / 3));
  return names
    .map((name) => ({ name, steps: distance(key, name.toLowerCase().slice(0, COMPARED)) }))
    .filter(({ name, steps }) => steps <= allowed || holds(name.toLowerCase(), key))
    .toSorted((a, b) => a.steps - b.steps)
    .slice(0, most)
    .map(({ name }) => name);
}

/** Characters of a name that are looked at: the rest makes no name nearer. */
const COMPARED = 80;

const holds = (name: string, key: string) => key.length >= 3 && (name.includes(key) || key.includes(name));

/** Letters to add, drop or change on the way from one text to the other (Levenshtein). */
function distance(from: string, to: string): number {
  let before = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...from].entries()) {
    const now = [row + 1];
    for (const [column, other] of [...to].entries())
      now.push(
        Math.min(
          (before[column] ?? 0) + Number(letter !== other),
          (before[column + 1] ?? 0) + 1,
          (now[column] ?? 0) + 1,
        ),
      );
    before = now;
  }
  return before.at(-1) ?? 0;
}

/** The only repository that is called as the service is; null when there is none, or more than one. */
export function guessRepository(service: string, slugs: readonly string[]): string | null {
  const called = service.toLowerCase();
  const [first, ...others] = slugs.filter((slug) => slug.split("/").at(-1) === called);
  return first === undefined || others.length > 0 ? null : first;
}
