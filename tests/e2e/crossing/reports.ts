import { readScope } from "#app/orgs/[org]/_components/filter/scope-params.ts";
import { apiSearch } from "#app/orgs/[org]/(dashboard)/_dashboard/api-search.ts";
import { ORIGIN_COMMITS } from "#lib/domain/links.ts";
import { PLACE_PATHS, PLACES, placeName } from "#lib/domain/places.ts";
import type { PartOf } from "#lib/domain/report/report.ts";
import { queryOf } from "#lib/domain/report/scope.ts";
import { changesIn, colouredIn, wronglyColoured } from "./changes.ts";
import { type Asked, CALENDAR, type Page } from "./crossing.ts";
import { fileIn } from "./files.ts";
import { differFromFile, trendIn } from "./trend.ts";

/** The report of the API for a page: of a place with its name alone. */
async function reportAt({ ask, now, look }: Asked, { name, href }: Page) {
  const { pathname, searchParams } = new URL(href, "http://product");
  const kind = PLACES.find((place) => place === name);
  const scope = await readScope(searchParams);
  const own = kind === undefined ? {} : { [kind]: [placeName(pathname.split("/").at(-1) ?? "") ?? ""] };
  const without = scope.without.filter((one) => one !== kind);
  const query = queryOf({ ...scope, ...own, without }, now, CALENDAR);
  const search = new URLSearchParams(apiSearch(query));
  if (typeof query.compare === "string") search.set("compare", query.compare);
  else if (query.compare !== null) {
    search.set("compareFrom", query.compare.from);
    search.set("compareTo", query.compare.to);
  }
  const tags = look.by === "tag" && name === "overview" ? ",rows&by=tag" : "";
  const report = `/api/v1${pathname.split("/").slice(0, 3).join("/")}/dora`;
  return {
    file: (bucket: string) => ask.file(`${report}/series.csv?${search}&bucket=${bucket}`),
    report: await ask.json<PartOf<"figures">>(`${report}?${search}&parts=figures,breakdown,byOrigin${tags}`),
  };
}

/** What a page says of its report: the colours of its changes, and its trend. */
export async function reportProblems(asked: Asked, page: Page): Promise<string[]> {
  const { met } = asked;
  const shown = trendIn(page.tags);
  if (colouredIn(page.tags) === 0 && shown === null) return [];
  const { report, file } = await reportAt(asked, page);
  met.coloured += colouredIn(page.tags);
  const comparable = report.previous?.comparable ?? false;
  const colours = wronglyColoured(page.tags, { comparable, changes: changesIn(report) });
  if (shown === null) return colours;
  met.trends.add(`${shown.metric} ${shown.bucket}`);
  const given = { report, weekStart: CALENDAR.weekStart };
  return [...colours, ...differFromFile(shown, await file(shown.bucket), given)];
}

type TableFile = {
  ending: string;
  column: number;
  kinds: string[];
  /** The heading over its table. */
  panel?: string;
};

/** What the file of a table holds, by its page: its column of counts with the kinds of their links. */
const FILES: Record<string, TableFile> = {
  ...Object.fromEntries(
    PLACES.map((kind) => [
      PLACE_PATHS[kind],
      { ending: `-${PLACE_PATHS[kind]}.csv`, column: 1, kinds: ["deployments"] },
    ]),
  ),
  origins: {
    ending: "-origins.csv",
    column: 2,
    kinds: Object.values(ORIGIN_COMMITS),
    panel: "by-origin",
  },
};

/** The file that a table hands out has its rows. */
export function fileProblems({ name, html, tags }: Page): string[] {
  const file = FILES[name];
  if (file === undefined) return [];
  const { ending, column, kinds, panel } = file;
  const inTable = tags.filter(
    ({ within }) =>
      within.some((tag) => tag.name === "td") &&
      within.some((tag) => panel === undefined || tag.attributes["aria-labelledby"] === panel),
  );
  const shown = inTable
    .filter(({ attributes }) => kinds.includes(attributes["data-count"] ?? ""))
    .map(({ attributes }) => attributes["data-value"]);
  const filed = (fileIn(html, ending) ?? []).map((row) => row[column]);
  return filed.join() === shown.join() ? [] : [`the table has ${shown.join()}, its file ${filed.join()}`];
}
