import { type Asked, CALENDAR, EVERYTHING, type Page } from "./crossing.ts";
import { countAt, type Listed, listedAt } from "./lists.ts";
import { readTags } from "./page-text.ts";
import { isOfBefore } from "./trend.ts";

/** A number of a page that opens. */
type Claim = {
  kind: string;
  value: number;
  href: string;
  /** Where it stands, what it is, and what its link narrows. */
  sort: string;
};
type Known = Claim & { listed: Listed };

function claimsOf({ name, href, tags }: Page): Claim[] {
  const own = new URL(href, "http://product").searchParams;
  return tags
    .filter((tag) => tag.name === "a" && tag.attributes["data-count"] !== undefined)
    .map(({ attributes: { href: target = "", "data-count": kind = "", "data-value": value }, within }) => {
      const said = [...new URL(target, "http://product").searchParams];
      const narrowed = said.filter(([one, text]) => !own.getAll(one).includes(text)).map(([one]) => one);
      const before = isOfBefore(within, target) ? ["before"] : [];
      const sort = [name, kind, ...before, ...new Set(narrowed)].join(" ");
      return { kind, value: Number(value), href: target, sort };
    });
}

/** Counts against what the API counts for the lists that they open, and some against these lists and their files. */
export async function countProblems(asked: Asked, pages: Page[]): Promise<string[]> {
  const claims = pages.flatMap(claimsOf);
  asked.met.counts += claims.length;
  const [known, lost]: [Known[], Claim[]] = [[], []];
  for (const claim of claims) {
    const listed = await listedAt(claim.href, { now: asked.now, calendar: CALENDAR });
    if (listed === null) lost.push(claim);
    else known.push({ ...claim, listed });
  }
  return [
    ...lost.map(({ kind, href }) => `${kind} leads to no list: ${href}`),
    ...(await differFromCounts(asked, known)),
    ...(await differFromLists(asked, known)),
  ];
}

/** Asks first at the addresses of what was met least, at equal ones once; a page has many of one sort. */
async function differFromCounts({ ask, met, extent }: Asked, known: Known[]): Promise<string[]> {
  const places = new Map<Known, number>();
  for (const same of Map.groupBy(known, ({ sort }) => sort).values())
    for (const [place, claim] of same.entries()) places.set(claim, place);
  const often = ([, same]: [string, Known[]]) =>
    Math.min(...same.map((claim) => (met.asked.get(claim.sort) ?? 0) + (places.get(claim) ?? 0)));
  const byAddress = [...Map.groupBy(known, ({ listed }) => listed.counts)];
  const chosen = byAddress.toSorted((one, other) => often(one) - often(other)).slice(0, extent.addresses);
  met.addresses += chosen.length;
  const found = chosen.map(async ([address, same]) => {
    const counts = await ask.json<Parameters<typeof countAt>[0]>(address);
    return same.flatMap(({ kind, value, href, sort, listed }) => {
      met.asked.set(sort, (met.asked.get(sort) ?? 0) + 1);
      const counted = countAt(counts, listed.key);
      return counted === value ? [] : [`${kind} is ${value}, the API counts ${counted}: ${href}`];
    });
  });
  return (await Promise.all(found)).flat();
}

/** A file of more rows tells nothing else. */
const SHORT = 60;

async function differFromLists({ ask, met, extent }: Asked, known: Known[]): Promise<string[]> {
  const often = ({ kind }: Claim) => met.opened.get(kind) ?? 0;
  const long = ({ value }: Claim) => Number(value === 0) + 2 * Number(value > SHORT);
  // Kinds that meet at one list are each held against it; it is asked for once all the same.
  const distinct = [...new Map(known.map((claim) => [`${claim.kind} ${claim.href}`, claim])).values()];
  const chosen = distinct
    .toSorted((one, other) => often(one) - often(other) || long(one) - long(other))
    .filter(({ kind }, at, all) => extent === EVERYTHING || all.findIndex((one) => one.kind === kind) === at)
    .slice(0, extent.lists);
  met.lists += new Set(chosen.map(({ href }) => href)).size;
  met.files += new Set(chosen.map(({ listed }) => listed.rows)).size;
  const found = chosen.map(async ({ kind, value, href, listed }) => {
    met.opened.set(kind, (met.opened.get(kind) ?? 0) + 1);
    const [html, file] = await Promise.all([ask.page(href), ask.file(listed.rows)]);
    const total = readTags(html).find(({ attributes }) => attributes["data-total"] !== undefined);
    const told = { list: Number(total?.attributes["data-total"]), file: file.length - 1 };
    return Object.entries(told).flatMap(([where, number]) =>
      number === value ? [] : [`${kind} is ${value}, its ${where} has ${number}: ${href}`],
    );
  });
  return (await Promise.all(found)).flat();
}
