import { expect, test } from "@playwright/test";
import { type Locale, PSEUDO } from "#lib/words/languages.ts";
import { strangeIn } from "../support/strange-words.ts";
import { DEMO, signInDemo } from "./api-client.ts";
import type { Looked } from "./axe.ts";
import { findBarriers } from "./browser.ts";
import { findWorld, type Place, unvisited, type World } from "./places.ts";
import { overflowing } from "./read-overflow.ts";
import { namesIn, readTexts } from "./read-words.ts";
import type { Seen } from "./shapes.ts";
import { ask, type Check, desktop, type Looks, phone, walk } from "./walk.ts";

let world: World;
let names: string[];

test.beforeAll(async () => {
  world = await findWorld();
  names = [...(await demoNames()), "Ada", "Söhne", "nobody"];
});

/** Words in the names that the demo company has given to what is its own. */
async function demoNames(): Promise<string[]> {
  const { get } = await signInDemo("owner");
  const since = new Date(Date.now() - 100 * 86_400_000).toISOString();
  const events = ["deployments", "incidents"].map((list) => `/${list}?env=*&limit=500&from=${since}`);
  const lists = ["/members", "/connections", ...events];
  const workflows = "/snapshots?metric=github.ci.duration";
  const paths = [
    "",
    ...lists,
    `/dora?env=*&from=${since}`,
    workflows,
    "/audit?limit=500",
    "/data-quality",
  ].map((path) => `${DEMO}${path}`);
  return namesIn(await Promise.all([...paths, "/api/v1/orgs"].map((path) => get(path))));
}

/** What /help shows is documentation, in files of its own. */
const isOurs = ({ path }: Place) => !path.startsWith("/help");

/** Words that are strange in a language. */
function strangeWords(locale: Locale): Check {
  const strange = strangeIn(locale, names);
  return async (page, place) => (isOurs(place) ? strange(await readTexts(page)) : []);
}

test("every page of the product is walked", () => {
  expect(unvisited(world.places)).toEqual([]);
});

/** Of each look its own: what is built alike on two pages, and stands in the same place, is looked at on one of them. */
function barriers(looked: Looked): Check {
  const seen: Seen = new Set();
  return (page) => findBarriers(page, { looked, seen });
}

const HERE: Place = { path: "/", as: "nobody" };

const tooWide: Check = (page) => overflowing(page);

test("a look leaves out what it has seen built alike in the same place, and nothing else", async ({
  page,
}) => {
  const look = barriers("all");
  const show = (items: string) =>
    page.setContent(`<html lang="en"><title>A page</title><main><ul>${items}</ul></main></html>`);
  await show('<li style="color: #777; background: #888">one</li><li><button>two</button></li>');
  expect(await look(page, HERE)).toHaveLength(1);
  await show('<li style="color: #777; background: #888">one</li><li><button>three</button></li>');
  expect(await look(page, HERE)).toEqual([]);
  await show('<li style="color: #888; background: #777">one</li><li><button></button></li>');
  expect(await look(page, HERE)).toHaveLength(2);
});

// The pseudo-language is the longest, and axe hears no language: one walk looks at all that a browser is needed for.
test("in the pseudo-language every text but data is a message, nothing overflows, no page logs an error, and every page passes axe in both schemes and at both widths", async ({
  browser,
}) => {
  test.setTimeout(700_000);
  const wrong = await walk(browser, {
    world,
    locale: PSEUDO,
    looks: [
      [desktop("light"), [strangeWords(PSEUDO), tooWide, barriers("all")]],
      // The scheme changes colours alone, and the width all but these.
      [desktop("dark"), [barriers("colours")]],
      [phone("light"), [tooWide, barriers("shapes")]],
    ],
  });
  expect(wrong).toEqual([]);
});

test("in Portuguese no English word of ours is left on any page", async ({ browser, page }) => {
  test.setTimeout(300_000);
  const locale = "pt-BR";
  const strange = strangeIn(locale, names);
  const wrong: string[] = [];
  // That there is nothing is drawn by scripts.
  const drawn: Place[] = [];
  await ask({ world, locale }, async (html, place) => {
    if (!html.includes(`<html lang="${locale}"`)) drawn.push(place);
    else if (isOurs(place)) {
      const found = strange(await readTexts(page, html));
      wrong.push(...new Set(found.map((what) => `${place.as} ${place.path}: ${what}`)));
    }
  });
  const looks: Looks = [[desktop("light"), [strangeWords(locale)]]];
  wrong.push(...(await walk(browser, { world: { ...world, places: drawn }, locale, looks })));
  expect(wrong).toEqual([]);
});
