import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Company, DEMO_PASSWORD, demoEmail, openBrowserSession, PASSWORD } from "./api-client.ts";
import { frames } from "./axe.ts";
import { addCookies, expectSettled, findBarriers, hearProblems, openPage } from "./browser.ts";
import { aroundClockChange, foundHostileWorlds, LONG, type State } from "./hostile-worlds.ts";
import { overflowing } from "./read-overflow.ts";

type Shown = {
  state: State;
  /** A page of the organisation; its overview unless told. */
  path?: string;
  en: string;
  "pt-BR": string;
  /** What would take silence, chance or a hole for a finding, in any language. */
  never: RegExp;
};

const NO_COUNT = /\b0 (deployments?|failed|com falha)|0[.,]0 %/;
const NO_NUMBER = /\d[.,]\d %|\/(day|week|month|dia|semana|mês)\b/;
const days = aroundClockChange(new Date());

/** What a page says of its state, and must not say. The first sync comes first: it is not to end before it is seen. */
const SHOWN: Shown[] = [
  {
    state: "reading",
    en: "The first sync is running",
    "pt-BR": "A primeira sincronização está em andamento",
    never: NO_NUMBER,
  },
  {
    state: "reading",
    path: "/data-quality",
    en: "Nothing has been read yet, so there is nothing to check.",
    "pt-BR": "Nada foi lido ainda, então não há o que verificar.",
    never: /no check found|nenhuma verificação encontrou/,
  },
  {
    state: "notConnected",
    en: "No Datadog account is connected",
    "pt-BR": "Nenhuma conta do Datadog está conectada",
    never: NO_NUMBER,
  },
  {
    state: "notConnected",
    path: "/deployments",
    en: "No Datadog account is connected",
    "pt-BR": "Nenhuma conta do Datadog está conectada",
    never: NO_COUNT,
  },
  {
    state: "one",
    en: "directional: under 10",
    "pt-BR": "só indica a direção: menos de 10",
    never: /since then|desde então|DORA 2024|[↑↓]/,
  },
  {
    state: "pending",
    en: "None of 12 deployments is judged yet.",
    "pt-BR": "Nenhum dos 12 deployments foi avaliado ainda.",
    never: /0 failed of|0 com falha entre/,
  },
  {
    state: "human",
    path: "/origins",
    en: "Only one origin (human) has evaluated deployments; a comparison needs at least two.",
    "pt-BR": "Só uma origem (humana) tem deployments avaliados; uma comparação precisa de pelo menos duas.",
    never: /The difference is|A diferença é/,
  },
  {
    state: "faultless",
    en: "No deployment failed, nothing to recover.",
    "pt-BR": "Nenhum deployment falhou, nada a recuperar.",
    never: /\b0 (m|s|min)\b/,
  },
  {
    state: "faultless",
    path: "?service=nobody",
    en: "This period is narrowed to: Service: nobody. Without that it has 30 deployments.",
    "pt-BR": "Este período está restrito a: Serviço: nobody. Sem isso ele tem 30 deployments.",
    never: NO_NUMBER,
  },
  {
    state: "faultless",
    path: "?from=2020-01-01&to=2020-02-01",
    en: "This period lies before the history",
    "pt-BR": "Este período é anterior ao histórico",
    never: NO_NUMBER,
  },
  {
    state: "noProduction",
    en: "No deployment counts as production",
    "pt-BR": "Nenhum deployment conta como produção",
    never: NO_NUMBER,
  },
  {
    state: "huge",
    en: "750 failed of 1,500 judged, 0 pending",
    "pt-BR": "750 com falha entre 1.500 avaliados, 0 pendentes",
    never: /NaN|Infinity|\de\+/,
  },
  { state: "long", en: LONG, "pt-BR": LONG, never: /undefined|null/ },
  { state: "long", path: "/deployments", en: LONG, "pt-BR": LONG, never: /undefined|null/ },
  { state: "long", path: `/services/${LONG}`, en: LONG, "pt-BR": LONG, never: /undefined|null/ },
  {
    state: "gap",
    en: "4 days inside it could not be read.",
    "pt-BR": "4 dias no meio do período não puderam ser lidos.",
    never: /[↑↓]/,
  },
  {
    state: "clockChange",
    path: `?from=${days.from}&to=${days.to}`,
    en: "4 deployments on 4 days",
    "pt-BR": "4 deployments em 4 dias",
    never: /in part|lidos em parte|not read|não lido/,
  },
  {
    state: "behind",
    en: "The numbers of South are stale: the last sync was 3 d ago.",
    "pt-BR": "Os números de South estão desatualizados: a última sincronização foi há 3 d.",
    never: /no run has finished since|nenhuma execução terminou/,
  },
  {
    state: "behind",
    path: "/data-quality",
    en: "1 of 2 connections is more than a night behind the one that was read last.",
    "pt-BR": "1 de 2 conexões está mais de uma noite atrás da que foi lida por último.",
    never: /no check found|nenhuma verificação encontrou/,
  },
];

const LANGUAGES = ["en", "pt-BR"] as const;
const WIDTHS = [1440, 768, 320];
/** What no walk over the demo's pages sees. */
const LOOKED_AT_BY_AXE = new Set<State>(["gap", "long"]);

test("each hostile state says what is so in both languages, nothing that is not, and fits windows of all widths", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const worlds = await foundHostileWorlds();
  const page = await openPage(browser, { colorScheme: "light" });
  const problems = hearProblems(page);
  const wrong: string[] = [];
  for (const shown of SHOWN) {
    const cookie = await cookieOf(worlds[shown.state].email, PASSWORD);
    for (const language of LANGUAGES) {
      await page.context().clearCookies();
      await addCookies(page.context(), `language=${language}; ${cookie}`);
      const found = [
        ...(await look(page, { shown, language, of: worlds[shown.state] })),
        ...problems.splice(0),
      ];
      wrong.push(...found.map((what) => `${shown.state} ${shown.path ?? ""} ${language}: ${what}`));
    }
  }
  expect(wrong).toEqual([]);
});

async function cookieOf(email: string, password: string): Promise<string> {
  return (await openBrowserSession(email, { how: "token", password })).cookie;
}

type Looked = { shown: Shown; language: (typeof LANGUAGES)[number]; of: Company };

/** What is wrong with a page in a state: what it says, and where it does not fit. */
async function look(page: Page, { shown, language, of }: Looked): Promise<string[]> {
  await page.goto(`/orgs/${of.slug}${shown.path ?? ""}`);
  await expectSettled(page);
  const text = (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");
  const wrong = text.includes(shown[language]) ? [] : [`does not say "${shown[language]}"`];
  const said = shown.never.exec(text)?.[0];
  if (said !== undefined) wrong.push(`says "${said}"`);
  if (language === "en" && LOOKED_AT_BY_AXE.has(shown.state))
    wrong.push(...(await findBarriers(page, { looked: "shapes" })));
  for (const width of WIDTHS) {
    await resize(page, width);
    wrong.push(...(await overflowing(page)).map((what) => `${what} (${width} px)`));
  }
  await paint(page, `${shown.state}${shown.path ?? ""}-${language}`);
  return wrong;
}

async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width < 600 ? 844 : 1000 });
  // What a script lays out by the width of the window has done so after the next frame.
  await frames(page, 3);
}

/** Pictures of what is on view, for who wants to see the states: GALLERY=folder. */
async function paint(page: Page, name: string): Promise<void> {
  const folder = process.env.GALLERY;
  for (const width of folder === undefined ? [] : WIDTHS) {
    mkdirSync(String(folder), { recursive: true });
    await resize(page, width);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const file = `${name.replaceAll(/[^\w-]+/g, "-").slice(0, 60)}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: join(String(folder), file), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: "light" });
  }
  await resize(page, WIDTHS[0] ?? 1440);
}

const CALM = [
  "",
  "/deployments",
  "/incidents",
  "/services",
  "/services/ticketing",
  "/origins",
  "/data-quality",
  "/data-quality/coverage",
  "/settings/metrics",
];
/** What keeps a page busy is measured by the bench of pages. */
const MOST = { shift: 0.02, loads: 3 };

test("a page does not jump while it loads, and nothing on it moves for who asks for no motion", async ({
  browser,
}) => {
  const page = await watched(browser);
  await addCookies(page.context(), await cookieOf(demoEmail("owner"), DEMO_PASSWORD));
  const wrong: string[] = [];
  for (const path of CALM) {
    // The machine is shared: what counts is the calmest of a few loads.
    let unrest = await unrestOf(page, path);
    for (let load = 1; load < MOST.loads && isTooMuch(unrest); load += 1)
      unrest = calmer(unrest, await unrestOf(page, path));
    if (isTooMuch(unrest)) wrong.push(`${path}: ${JSON.stringify(unrest)}`);
  }
  expect(wrong).toEqual([]);
});

type Unrest = { shift: number; moved: string[]; moving: number };

const isTooMuch = ({ shift, moving }: Unrest) => shift > MOST.shift || moving > 0;

/** The least of two loads: what one of them did without, the page can do without. */
const calmer = (one: Unrest, other: Unrest): Unrest => ({
  ...(one.shift < other.shift ? one : other),
  moving: Math.min(one.moving, other.moving),
});

/** A page that keeps what moved on it. */
async function watched(browser: Browser): Promise<Page> {
  const page = await openPage(browser, { colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.addInitScript(() => {
    type Shift = PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Node | null }[];
    };
    const unrest = { shift: 0, moved: [] as string[] };
    Object.assign(globalThis, { unrest });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        unrest.shift += value;
        unrest.moved.push(...sources.map(({ node }) => (node?.textContent ?? "").slice(0, 40)));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return page;
}

async function unrestOf(page: Page, path: string): Promise<Unrest> {
  await page.goto(`/orgs/northwind-rail${path}`);
  await expectSettled(page);
  // A page on which something runs goes on asking: it is judged as it stands then.
  await page.waitForLoadState("networkidle", { timeout: 10_000 }).catch(() => undefined);
  await frames(page, 2);
  return page.evaluate(() => ({
    ...(globalThis as unknown as { unrest: Omit<Unrest, "moving"> }).unrest,
    moving: document.getAnimations().length,
  }));
}
