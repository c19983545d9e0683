import { expect, test } from "@playwright/test";
import { messagesIn } from "#lib/words/catalog.ts";
import { type Locale, PSEUDO } from "#lib/words/languages.ts";
import { flatten } from "../support/messages.ts";
import { DEMO, signInDemo } from "./api-client.ts";
import { findBarriers } from "./browser.ts";
import { findWorld, type Place, type World } from "./places.ts";
import { overflowing } from "./read-overflow.ts";
import { namesIn, readTexts, unmarked, wordsOf } from "./read-words.ts";
import { type Check, desktop, phone, walk } from "./walk.ts";

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

const isName = (word: string) => names.has(word.toLowerCase()) || EVERYWHERE.includes(word.toLowerCase());

/** What /help shows is documentation, in files of its own. */
const isWritten = ({ path }: Place) => path.startsWith("/help");

const unmarkedWords: Check = async (page, place) => {
  const texts = isWritten(place) ? [] : await readTexts(page);
  const bare = texts.flatMap((text) => wordsOf(unmarked(text))).filter((word) => !isName(word));
  return bare.map((word) => `"${word}" is no message`);
};

function englishWords(): Check {
  const wordsIn = (locale: Locale) =>
    new Set([...flatten(messagesIn(locale)).values()].flatMap(wordsOf).map((word) => word.toLowerCase()));
  const [english, portuguese] = [wordsIn("en"), wordsIn("pt-BR")];
  const isEnglish = (word: string) => english.has(word) && !portuguese.has(word) && !isName(word);
  return async (page, place) => {
    const texts = isWritten(place) ? [] : await readTexts(page);
    const words = texts.flatMap(wordsOf).map((word) => word.toLowerCase());
    return words.filter(isEnglish).map((word) => `"${word}" is English`);
  };
}

const tooWide: Check = (page) => overflowing(page);

test("in the pseudo-language every text but data is a message, nothing overflows, and no page logs an error", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const wrong = await walk(browser, {
    world,
    locale: PSEUDO,
    looks: [
      [desktop("light"), [unmarkedWords, tooWide]],
      [phone("light"), [tooWide]],
    ],
  });
  expect(wrong).toEqual([]);
});

test("in Portuguese no English word of ours is left, nothing overflows, and every page passes axe", async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const wrong = await walk(browser, {
    world,
    locale: "pt-BR",
    looks: [
      [desktop("light"), [englishWords(), tooWide, findBarriers]],
      [phone("dark"), [tooWide, findBarriers]],
    ],
  });
  expect(wrong).toEqual([]);
});
