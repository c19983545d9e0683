import { type Browser, expect, type Page, test } from "@playwright/test";
import { messagesIn } from "#lib/words/catalog.ts";
import { type Locale, PSEUDO } from "#lib/words/languages.ts";
import { patternOf } from "../support/message-pattern.ts";
import { flatten } from "../support/messages.ts";
import { type SecondWeb, startSecondWeb } from "../support/second-web.ts";
import { strangeIn } from "../support/strange-words.ts";
import { type Act, OPEN, perform, type Scene } from "./acts/act.ts";
import { inside, outside } from "./acts/at-the-door.ts";
import { undone } from "./acts/complete.ts";
import { ofOwner } from "./acts/in-settings.ts";
import { atTheDoor, type Break, behindIt } from "./acts/in-trouble.ts";
import { readMails } from "./acts/mails.ts";
import { ofReader } from "./acts/on-numbers.ts";
import { demote, ofDemoted, ofLastOwner } from "./acts/without-rights.ts";
import { foundWorld, NAMES, type World } from "./acts/world.ts";
import { openBrowserSession, readConfig } from "./api-client.ts";
import { findViolations, frames } from "./axe.ts";
import { addCookies, expectSettled, hearProblems, openPage } from "./browser.ts";
import { overflowing } from "./read-overflow.ts";
import { readTexts } from "./read-words.ts";

const DESKTOP = { width: 1440, height: 1000 };
const PHONE = { width: 390, height: 844 };
/** Long enough for whatever is on a page, and short enough to tell of all that is not. */
const PATIENCE_MS = 7_000;

/** What a browser logs of a refused request, and React of a part that failed on the server: what is shown is the matter. */
const EXPECTED = /status of (4|5)\d\d|ERR_FAILED|React error #441/;

let web: SecondWeb;
test.beforeAll(async () => {
  web = await startSecondWeb((await readConfig()).supabaseUrl, {
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "plumbline@example.test",
    PUBLIC_URL: "http://127.0.0.1:1",
  });
});
test.afterAll(() => web.close());

const breaks: Break = (path, answer) => {
  web.answers.clear();
  web.broken.clear();
  if (answer === undefined) web.broken.add(path);
  else web.answers.set(path, answer);
};

const strangeTo = (locale: Locale) => strangeIn(locale, Object.values(NAMES).flat());

type Look = (page: Page, act: Act) => Promise<string[]>;

/**
 * What is wrong with what a page shows now: its words, and the measures of what was opened or said. The pseudo-language
 * is the longest: it is looked at in both widths, and by axe, which hears no language.
 */
function lookIn(locale: Locale): Look {
  const strange = strangeTo(locale);
  return async (page, { opens }) => {
    const size = page.viewportSize() ?? DESKTOP;
    const found = [...strange(await readTexts(page)), ...(await unsaid(page)), ...(await tooWide(page))];
    if (locale === PSEUDO && size.width !== PHONE.width && (await isSeen(page))) {
      await page.setViewportSize(PHONE);
      found.push(...(await tooWide(page)).map((what) => `at ${PHONE.width} px ${what}`));
    }
    if (opens !== undefined && locale === PSEUDO) found.push(...(await barriersIn(page)));
    await page.setViewportSize(size);
    return [...new Set(found)];
  };
}

/** What is open, and what is said beside a form. */
const SEEN = `${OPEN}, form:has([role=alert]), [data-tone][role]`;

/** Whether there is anything that could be too wide. */
const isSeen = async (page: Page) => (await page.locator(SEEN).filter({ visible: true }).count()) > 0;

/** What floats is faded in, and finds its place in the frames after a change of the window; what is too wide then stays so. */
async function tooWide(page: Page): Promise<string[]> {
  await frames(page, 2);
  if ((await overflowing(page, SEEN)).length === 0) return [];
  await frames(page, 12);
  return overflowing(page, SEEN);
}

/** What axe finds wrong with what is open. */
async function barriersIn(page: Page): Promise<string[]> {
  if ((await page.locator(OPEN).filter({ visible: true }).count()) === 0) return [];
  const violations = await findViolations(page, { part: OPEN });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" | ")}`);
}

/** Fields about which the browser would speak by itself, in a language of its own. */
function unsaid(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const spoken =
      ":is([required], [pattern], [min], [max], [minlength], [type=email], [type=url], [type=number], [type=date])";
    const isSaid = (field: Element) => !field.dispatchEvent(new Event("invalid", { cancelable: true }));
    return [...document.querySelectorAll<HTMLInputElement>(`form:not([novalidate]) ${spoken}`)]
      .filter((field) => !isSaid(field))
      .map(({ name }) => `the browser speaks about "${name}"`);
  });
}

type Tour = { locale: Locale; look: Look; wrong: string[]; done: Act[] };
type Visit = Tour & { page: Page };

/** Does what the scenes say, one after the other, and looks after each act. */
async function play(visit: Visit, scenes: Scene[], base = ""): Promise<void> {
  for (const scene of scenes) {
    await visit.page.setViewportSize(scene.phone ? PHONE : DESKTOP);
    await scene.prepare?.();
    await visit.page.goto(`${base}${scene.path}`);
    await expectSettled(visit.page);
    await enact(visit, scene);
  }
}

async function enact({ page, locale, look, wrong, done }: Visit, { path, acts }: Scene): Promise<void> {
  const problems = hearProblems(page);
  const tell = (what: string[], name: string) =>
    wrong.push(...what.map((one) => `${path.replaceAll(/[0-9a-f-]{10,}/g, "…")} ${name}: ${one}`));
  if (acts.length === 0) tell(await look(page, { does: async () => undefined }), "as it is");
  for (const [place, act] of acts.entries()) {
    const name = `${place} ${act.opens ?? act.refuses ?? "shows"}`;
    try {
      const said = await perform(page, act);
      tell([...missaid(act, said, locale), ...(await look(page, act))], name);
    } catch (error) {
      tell([String(error).slice(0, 600)], name);
    }
    done.push(act);
    await page.keyboard.press("Escape");
  }
  tell(
    problems.filter((problem) => !EXPECTED.test(problem)),
    "log",
  );
}

/** Something else than what the code of a refusal says. */
function missaid({ says }: Act, said: string[], locale: Locale): string[] {
  if (says === undefined) return [];
  const message = flatten(messagesIn(locale)).get(`errors.${says}`) ?? "";
  return said.some((text) => patternOf(message).test(text)) ? [] : [`is not ${says}: ${said}`];
}

type Entrance = { url?: string | undefined; scripts?: boolean };

async function enter(
  browser: Browser,
  locale: Locale,
  email: string | null,
  { url, scripts = true }: Entrance = {},
): Promise<Page> {
  const page = await openPage(browser, { url, scripts });
  page.setDefaultTimeout(PATIENCE_MS);
  const { cookie } = email === null ? { cookie: "" } : await openBrowserSession(email, { how: "token" });
  await addCookies(page.context(), `language=${locale}; ${cookie}`, url);
  return page;
}

type Visitors = Tour & { browser: Browser; world: World };

/** Somebody's scenes, seen with a browser of their own. */
async function playAs(tour: Visitors, email: string | null, scenes: Scene[], url?: string): Promise<void> {
  const page = await enter(tour.browser, tour.locale, email, { url });
  await play({ ...tour, page }, scenes, url);
  await page.context().close();
}

async function visitors(browser: Browser, locale: Locale): Promise<Visitors> {
  const world = await foundWorld(locale === PSEUDO ? "en" : locale);
  return { browser, world, locale, look: lookIn(locale), wrong: [], done: [] };
}

/** Every act there is: in the pseudo-language, whatever is no message is seen. */
async function everyAct(browser: Browser): Promise<string[]> {
  const tour = await visitors(browser, PSEUDO);
  const { boss, newcomer } = tour.world;
  await playAs(tour, null, outside(tour.world));
  await playAs(tour, newcomer.email, inside(tour.world));
  await playAs(tour, boss.email, [...ofOwner(tour.world), ...ofReader(tour.world)]);
  await afterDemotion(browser, tour, tour.world);
  await playAs(tour, boss.email, ofLastOwner(tour.world));
  await playAs(tour, null, atTheDoor(breaks), web.url);
  breaks("nothing");
  await playAs(tour, boss.email, behindIt(breaks, boss.slug), web.url);
  tour.wrong.push(...(await waiting(browser, PSEUDO, boss)));
  return [...tour.wrong, ...undone(tour.done)];
}

/** That all of it is messages shows the pseudo-language; here, that server, browser and mails agree on the language. */
async function inPortuguese(browser: Browser): Promise<string[]> {
  const tour = await visitors(browser, "pt-BR");
  await playAs(tour, null, outside(tour.world));
  await playAs(tour, tour.world.newcomer.email, inside(tour.world));
  const mails = strangeTo("pt-BR")(await readMails(tour.world));
  return [...tour.wrong, ...mails.map((what) => `a mail: ${what}`)];
}

/** What stands in place of the numbers until they come: without scripts it stays. */
async function waiting(browser: Browser, locale: Locale, { email, slug }: World["boss"]): Promise<string[]> {
  const page = await enter(browser, locale, email, { scripts: false });
  await page.goto(`/orgs/${slug}`);
  const busy = await page.locator("[aria-busy] [role=status]").count();
  const found = strangeTo(locale)(await readTexts(page));
  await page.context().close();
  return [...found, ...(busy > 0 ? [] : ["nothing waits"])].map((what) => `while it loads: ${what}`);
}

/** Opens every page first, and acts on all of them when their reader may not any more. */
async function afterDemotion(browser: Browser, tour: Tour, world: World): Promise<void> {
  const first = await enter(browser, tour.locale, world.partner.email);
  const visits: [Page, Scene][] = [];
  for (const scene of ofDemoted(world)) {
    const page = visits.length === 0 ? first : await first.context().newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await scene.prepare?.();
    await page.goto(scene.path);
    await expectSettled(page);
    visits.push([page, scene]);
  }
  await demote(world);
  for (const [page, scene] of visits) {
    await page.bringToFront();
    await enact({ ...tour, page }, scene);
  }
  await first.context().close();
}

test("whatever opens, refuses and fails is a message in every language", async ({ browser }) => {
  test.setTimeout(600_000);
  expect(await everyAct(browser)).toEqual([]);
});

test("in Portuguese server, browser and mails speak it", async ({ browser }) => {
  test.setTimeout(600_000);
  expect(await inPortuguese(browser)).toEqual([]);
});
