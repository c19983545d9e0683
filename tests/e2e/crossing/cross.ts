import { PLACE_PATHS, PLACES, type PlaceKind, placeHref } from "#lib/domain/places.ts";
import { askerOf } from "./ask.ts";
import { noteBare } from "./bare.ts";
import { countProblems } from "./counts.ts";
import type { Asked, Crossing, Page } from "./crossing.ts";
import { navigationOf, readTags } from "./page-text.ts";
import { fileProblems, reportProblems } from "./reports.ts";
import { scopeIn } from "./scopes.ts";

/**
 * Walks every page with counts in one scope, and answers with what does not agree there. A window that ends now moves
 * between two questions: only what is found twice is wrong.
 */
export async function cross(crossing: Crossing): Promise<string[]> {
  // What is met decides what is asked for: the second time it is the same.
  const met = structuredClone(crossing.met);
  const first = await walk(crossing);
  if (first.length === 0) return [];
  const again = new Set((await walk({ ...crossing, met })).map(withoutMoments));
  const stays = (problem: string) => again.has(withoutMoments(problem));
  crossing.met.passing.push(...first.filter((problem) => !stays(problem)));
  return first.filter(stays);
}

const MOMENT = /\d{4}-\d\d-\d\dT\d\d(?::|%3A)\d\d(?::|%3A)\d\d(?:\.\d+)?Z/gi;
/** A link that narrows to what ends now is another one the second time; what is wrong with it is the same. */
const withoutMoments = (problem: string) => problem.replaceAll(MOMENT, "a moment");

async function walk(crossing: Crossing): Promise<string[]> {
  const asked: Asked = { ...crossing, ask: askerOf(crossing.world), now: new Date() };
  const pages = await Promise.all(
    addressesOf(asked).map(async ([name, href]): Promise<Page> => {
      const html = await asked.ask.page(href);
      return { name, href, html, tags: readTags(html) };
    }),
  );
  const found = pages.map(async (page) => {
    noteBare(asked, page);
    const problems = [
      ...navigationProblems(asked, page),
      ...fileProblems(page),
      ...(await reportProblems(asked, page)),
    ];
    return problems.map((problem) => `${page.href}: ${problem}`);
  });
  return [...(await Promise.all(found)).flat(), ...(await countProblems(asked, pages))];
}

const LISTS = ["deployments", "changes", "commits", "incidents"] as const;
const TRUST = ["data-quality", "data-quality/coverage", "settings/repositories"] as const;
/** What looks back on the same days whatever the scope is looked at in one scope of so many. */
const TRUST_EVERY = 5;

/**
 * The pages of a scope, each with what kind it is: the overview and the origins, and of tables, places and lists one
 * of each, others in the next scope; or all of them.
 */
function addressesOf({
  world,
  scope,
  look,
  index,
  extent: { everywhere },
}: Asked): [name: string, href: string][] {
  const { slug } = world.company;
  const at = (path: string, own: Record<string, string> = {}) => {
    const query = new URLSearchParams([...Object.entries(own), ...scope]).toString();
    return `${path}${query === "" ? "" : `?${query}`}`;
  };
  const some = <T extends string>(all: readonly T[]) =>
    everywhere ? all : all.filter((_, place) => place === index % all.length);
  const inRoot = (name: string): [string, string] => [name, at(`/orgs/${slug}/${name}`)];
  const place = (kind: PlaceKind): [string, string] => {
    const names = world.vocabulary[kind];
    return [
      kind,
      at(placeHref(slug, kind, names.at(-1 - (Math.floor(index / PLACES.length) % names.length)) ?? "")),
    ];
  };
  const trusted = index % TRUST_EVERY === 0 ? TRUST[(index / TRUST_EVERY) % TRUST.length] : undefined;
  return [
    ["overview", at(`/orgs/${slug}`, { ...look, view: "table" })],
    inRoot("origins"),
    ...some(Object.values(PLACE_PATHS)).map(inRoot),
    ...some(PLACES).map(place),
    ...some(LISTS).map(inRoot),
    ...TRUST.filter((name) => everywhere || name === trusted).map(inRoot),
  ];
}

/** Every link of the frame says the scope of the page and nothing else; so one comes back to it by any of them. */
function navigationProblems({ world }: Asked, { href, tags }: Page): string[] {
  const links = navigationOf(tags, `/orgs/${world.company.slug}`);
  const scope = scopeIn(href).join("&");
  const wrong = links.filter((link) => {
    const said = new URL(link, "http://product").searchParams.size;
    return scopeIn(link).join("&") !== scope || said !== scopeIn(link).length;
  });
  return links.length < 7
    ? [`only ${links.length} links of the frame`]
    : wrong.map((link) => `the scope is lost at ${link}`);
}
