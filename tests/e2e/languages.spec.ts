import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { messagesIn } from "#lib/words/catalog.ts";
import { type Locale, PSEUDO } from "#lib/words/languages.ts";
import { flatten } from "../support/messages.ts";
import { DEMO, openBrowserSession, signInDemo } from "./api-client.ts";
import { addCookies, expectSettled, hearProblems, openPage } from "./browser.ts";
import { findWorld, PEOPLE, type Place, unvisited, type World } from "./places.ts";
import { namesIn, readTexts, unmarked, wordsOf } from "./read-words.ts";

const DESKTOP = { width: 1440, height: 1000 };
/** Names and short forms that no language changes, and the units of the formats (lib/words/locale-table.ts). */
const EVERYWHERE =
  "Plumbline Datadog GitHub Google DORA UTC API CSV JSON URL Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec fev abr mai ago set out dez min pp day week month ago just now to English Português Brasil"
    .split(" ")
    .map((word) => word.toLowerCase());

let world: World;
let names: Set<string>;

test.beforeAll(async () => {
  world = await findWorld();
  names = new Set([...(await demoNames()), "Ada", "Söhne", "nobody"].map((word) => word.toLowerCase()));
});

/** Words in the names that the demo company has given to what is its own. */
async function demoNames(): Promise<string[]> {
  const { get } = await signInDemo("owner");
  const lists = ["/members", "/connections", "/deployments?env=*&limit=500", "/incidents?env=*&limit=500"];
  const paths = ["", ...lists, "/dora?env=*", "/audit?limit=500", "/data-quality"].map(
    (path) => `${DEMO}${path}`,
  );
  return namesIn(await Promise.all([...paths, "/api/v1/orgs"].map((path) => get(path))));
}

type Visit = (page: Page, place: Place) => Promise<string[]>;

/** Goes everywhere in a language, and answers with what is wrong, each with its place. */
async function walk(browser: Browser, locale: Locale, visit: Visit): Promise<string[]> {
  const wrong: string[] = [];
  for (const as of PEOPLE) {
    const page = await openPage(browser);
    await enter(page.context(), locale, as === "nobody" ? null : world.logins[as]);
    const problems = hearProblems(page);
    for (const place of world.places.filter((one) => one.as === as)) {
      await page.setViewportSize(DESKTOP);
      await page.goto(place.path);
      await expectSettled(page);
      const found = [...(await visit(page, place)), ...problems.splice(0).filter(isOurs)];
      wrong.push(...new Set(found.map((what) => `${place.as} ${place.path}: ${what}`)));
    }
    await page.context().close();
  }
  return wrong;
}

/** A page that is not there says so with its status, which a browser tells as an error. */
const isOurs = (problem: string) => !problem.includes("404");

async function enter(
  context: BrowserContext,
  locale: Locale,
  login: { email: string; password: string } | null,
) {
  const { cookie } =
    login === null ? { cookie: "" } : await openBrowserSession(login.email, { how: "token", ...login });
  await addCookies(context, `language=${locale}; ${cookie}`);
}

const isName = (word: string) => names.has(word.toLowerCase()) || EVERYWHERE.includes(word.toLowerCase());

test("every page of the product is walked", () => {
  expect(unvisited(world.places)).toEqual([]);
});

test("in the pseudo-language every text but data is a message, and no page logs an error", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const wrong = await walk(browser, PSEUDO, async (page, { path }) => {
    // What /help shows is documentation, in files of its own.
    const texts = path.startsWith("/help") ? [] : await readTexts(page);
    const bare = texts.flatMap((text) => wordsOf(unmarked(text))).filter((word) => !isName(word));
    return bare.map((word) => `"${word}" is no message`);
  });
  expect(wrong).toEqual([]);
});

test("in Portuguese no English word of ours is left, and no page logs an error", async ({ browser }) => {
  test.setTimeout(300_000);
  const wordsIn = (locale: Locale) =>
    new Set([...flatten(messagesIn(locale)).values()].flatMap(wordsOf).map((word) => word.toLowerCase()));
  const [english, portuguese] = [wordsIn("en"), wordsIn("pt-BR")];
  const isEnglish = (word: string) => english.has(word) && !portuguese.has(word) && !isName(word);
  const wrong = await walk(browser, "pt-BR", async (page, { path }) => {
    const texts = path.startsWith("/help") ? [] : await readTexts(page);
    const left = texts
      .flatMap(wordsOf)
      .map((word) => word.toLowerCase())
      .filter(isEnglish);
    return left.map((word) => `"${word}" is English`);
  });
  expect(wrong).toEqual([]);
});
