import { beforeAll, describe, expect, test } from "vitest";
import { openGitHub } from "#lib/sources/github/github.ts";
import type { GitHub } from "#scripts/simulator/github/github.ts";
import {
  type Gathered,
  openFaultyGitHub,
  PAGES,
  type Reader,
  type Shop,
  scopeOf,
  WHOLE,
} from "../../support/faulty-github.ts";
import { GITHUB_FAULTS, type GitHubFault } from "../../support/github-faults.ts";
import { use } from "../../support/kit.ts";
import { ONE_DATABASE } from "../../support/stack.ts";
import { changedIn, findUnlike, findWrong, scopesApart } from "../../support/state-of-github.ts";

const GRAPHQL = "/graphql";
/** What connecting asks, and what costs no question. */
const NOT_GATHERING = ["whoAmI", "listRepositories", "lacking"];
/** In each of the first four, questions are struck of which none hides another. */
const FOUR: Shop = [WHOLE, "lists", "singles", "proofs"];
const ONE: Shop = ["singles"];
const DEEP: Shop = [PAGES];

/** In which repository a question is struck: itself, its lists, what proves that something is gone, all others. */
function placeOf(path: string): string {
  if (/^\/repos\/[^/]+\/[^/]+$/.test(path)) return WHOLE;
  if (/state=(open|closed)|created=%3E|since=|\/activity/.test(path)) return "lists";
  return /[?&]per_page=1$/.test(path) ? "proofs" : "singles";
}

const PARTS: [asked: RegExp, part: string][] = [
  [/^\/repos\/[^/]+\/[^/?]+$/, "repository"],
  [/state=closed/, "pulls"],
  [/\/reviews/, "reviews"],
  [/\/pulls/, "open_pulls"],
  [/\/attempts\//, "attempts"],
  [/\/runs/, "runs"],
  [/\/commits\/[0-9a-f]{40}/, "details"],
  [/\/(commits\?|compare)/, "commits"],
  [/\/activity/, "branches"],
];

const partOf = (path: string) => PARTS.find(([asked]) => asked.test(path))?.[1];
/** Second pages name theirs by its number. */
const repositoryOf = (path: string) =>
  path.startsWith("/repositories/") ? PAGES : (path.split("/")[3]?.split("?")[0] ?? "");
const isPlaced = (path: string) => path === GRAPHQL || repositoryOf(path) === placeOf(path);
const SINGLE = /\/reviews|\/commits\/[0-9a-f]{40}/;
const isSecondPage = (path: string) => /[?&](page=2|after=)/.test(path);
const sorted = (texts: string[]) => [...new Set(texts)].toSorted();

/** What a run has to say of questions that were not answered; of what is asked for many, each is asked by itself. */
const toldOf = (paths: string[]) =>
  sorted(
    paths.filter((path) => path !== GRAPHQL).map((path) => `${scopeOf(repositoryOf(path))} ${partOf(path)}`),
  );

/** What it says; origins are read off the list of commits. */
const saidBy = ({ problems }: Gathered["run"]) =>
  sorted(problems.map(({ scope, part }) => `${scope} ${part === "origins" ? "commits" : part}`));

/** What a GitHub can be like, beside faults of single answers. */
type Condition = { name: string; begin: (at: GitHub, of: Reader) => void; run: object };

const used = (quota: Parameters<GitHub["setQuota"]>[1]): Condition => ({
  name: JSON.stringify(quota),
  begin: (at, { account }) => at.setQuota(account, quota),
  run: { status: "partial", problems: [] },
});
const REVOKED: Condition = {
  name: "revoked",
  begin: (at, { account }) => at.revoke(account),
  run: { status: "failed", error: { reason: "github_unauthorized" } },
};
const OF_ALL = [...[{ limit: 0 }, { burst: { requests: 7, seconds: 60 } }, { points: 0 }].map(used), REVOKED];

const granted = (grant: object): Condition => ({
  name: JSON.stringify(grant),
  begin: (at, { account, token }) => at.grant(account, { token, ...grant }),
  run: { status: "partial", error: null },
});
const PERMISSIONS = ["contents", "pull_requests", "actions"];
const OF_ONE = [
  ...PERMISSIONS.map((one) => granted({ without: { "acme/lists": [one] } })),
  granted({ repositories: FOUR.filter((one) => one !== "lists").map((one) => `acme/${one}`) }),
];

/** So many at a time, one after the other: what the first leaves behind is what the second finds. */
const inChains = (faults: readonly GitHubFault[], length: number) =>
  Array.from({ length: Math.ceil(faults.length / length) }, (_, n) => {
    const chain = faults.slice(n * length, (n + 1) * length);
    return { names: chain.map(({ name }) => name).join(", then "), chain };
  });

const faultsOf = (...outcomes: GitHubFault["outcome"][]) =>
  GITHUB_FAULTS.filter(({ outcome }) => outcomes.includes(outcome));

describe.each(ONE_DATABASE)("gathering from a GitHub that does not answer as it should, on %s", (name) => {
  const github = use(() => openFaultyGitHub(name, [FOUR, ONE, DEEP]));
  const truths = new Map<Shop, Gathered>();
  beforeAll(async () => {
    for (const shop of [FOUR, ONE, DEEP]) truths.set(shop, await (await github.reader(shop)).gather());
  });
  const truthOf = (shop: Shop) => truths.get(shop) as Gathered;
  const placed = () => truthOf(FOUR).asked.filter(isPlaced);

  type Struck = { paths: string[]; times?: number };

  function strike({ control, account }: Reader, fault: GitHubFault, { paths, times = 0 }: Struck) {
    const all = [...truths.values()].flatMap(({ asked }) => asked);
    const believed = all.filter((path) => fault.believed?.test(path));
    // A path stands for all that begin with it.
    const struck = paths.filter((path) => !believed.some((one) => one.startsWith(path)));
    for (const path of struck) control.queueFault({ ...fault.effect, account, path, times });
    return struck;
  }

  async function gatherStruck(reader: Reader, fault: GitHubFault, paths: string[]) {
    reader.control.clearFaults(reader.account);
    const struck = strike(reader, fault, { paths });
    const gathered = await reader.gather(fault.callTimeoutMs);
    expect.soft(toldOf(gathered.struck), fault.name).toEqual(expect.arrayContaining(toldOf(struck)));
    return gathered;
  }

  /** What is not as it is in truth is as it was. */
  function expectKept({ state }: Gathered, { before }: Reader, { shop, why }: { shop: Shop; why: string }) {
    const truth = truthOf(shop).state;
    expect.soft(findWrong(state, { before, truth, readAt: github.readAt }), why).toEqual([]);
  }

  /** And the run says of which repository that is so. */
  function expectHonest(gathered: Gathered, reader: Reader, of: { shop: Shop; why: string }) {
    expectKept(gathered, reader, of);
    const { run, state } = gathered;
    const named = run.problems.map(({ scope }) => scope);
    const apart = scopesApart(state, truthOf(of.shop).state);
    expect
      .soft(
        apart.filter((scope) => scope !== "" && !named.includes(scope)),
        of.why,
      )
      .toEqual([]);
    expect.soft(run.status, of.why).toBe(named.length > 0 ? "partial" : "succeeded");
  }

  /** One run of all that is not faulty any more. */
  async function expectTruth(reader: Reader, shop: Shop) {
    const { run, state } = await reader.gather();
    expect.soft(run).toMatchObject({ status: "succeeded", problems: [], error: null });
    expect.soft(findUnlike(state, truthOf(shop).state)).toEqual([]);
  }

  async function expectHealed(reader: Reader, shop: Shop) {
    const { control, account, token } = reader;
    control.clearFaults(account);
    control.setQuota(account, {});
    control.grant(account, { token });
    await expectTruth(reader, shop);
  }

  test("asks all that a reader can be asked, each in a part that its run can name", () => {
    const { asked, used: questions, run } = truthOf(FOUR);
    expect(run).toMatchObject({ status: "succeeded", problems: [] });
    const all = Object.keys(openGitHub({ baseUrl: null })("token", "organisation"));
    expect(all.filter((one) => !questions.includes(one))).toEqual(NOT_GATHERING);
    expect(asked.filter((path) => path !== GRAPHQL && partOf(path) === undefined)).toEqual([]);
  });

  test.each(inChains(faultsOf("breaks"), 5))(
    "each time $names: nothing is known of what was struck",
    async ({ chain }) => {
      const reader = await github.reader(FOUR);
      for (const fault of chain) {
        const gathered = await gatherStruck(reader, fault, placed());
        expectHonest(gathered, reader, { shop: FOUR, why: fault.name });
        const [said, all] = [saidBy(gathered.run), toldOf(gathered.struck)];
        // An answer that is given up soon may be any other, too.
        const told = fault.callTimeoutMs === undefined ? said : said.filter((one) => all.includes(one));
        expect.soft(told, fault.name).toEqual(all);
      }
      await expectHealed(reader, FOUR);
    },
  );

  test.each(faultsOf("lessens", "harmless"))(
    "each time $name: a part is not taken for the whole",
    async (fault) => {
      const reader = await github.reader(FOUR);
      const gathered = await gatherStruck(reader, fault, placed());
      expectHonest(gathered, reader, { shop: FOUR, why: fault.name });
      const all = toldOf(gathered.struck);
      expect.soft(saidBy(gathered.run).filter((one) => !all.includes(one))).toEqual([]);
      if (fault.outcome === "lessens") return expectHealed(reader, FOUR);
      expect.soft(findUnlike(gathered.state, truthOf(FOUR).state)).toEqual([]);
    },
  );

  const retried = GITHUB_FAULTS.filter(({ isRetried }) => isRetried === true);
  test.each(inChains(retried, 2))("once $names: no trace is left", async ({ chain }) => {
    const reader = await github.reader(FOUR);
    for (const fault of chain) strike(reader, fault, { paths: placed(), times: 1 });
    await expectTruth(reader, FOUR);
    const struck = reader.control.requests(reader.account).filter(({ fault }) => fault !== null);
    expect(struck.length).toBeGreaterThanOrEqual(placed().length);
  });

  test("a limit, or a token that is refused, ends all wherever it is met, and the rest comes later", async () => {
    const reader = await github.reader(ONE);
    const ending = faultsOf("ends");
    for (const [index, path] of truthOf(ONE).asked.entries()) {
      const possible = ending.filter(({ only = path }) => only === path);
      const fault = possible[index % possible.length] as GitHubFault;
      const why = `${fault.name} at ${path}`;
      const gathered = await gatherStruck(reader, fault, [path]);
      expectKept(gathered, reader, { shop: ONE, why });
      expect.soft(gathered.asked.at(-1), why).toBe(path);
      const isRefused = fault.name.includes("401");
      expect
        .soft(gathered.run, why)
        .toMatchObject(isRefused ? REVOKED.run : { status: "partial", problems: [] });
    }
    await expectHealed(reader, ONE);
  });

  test.each([
    {
      of: "a token of which nothing, or nothing more, is answered",
      shop: ONE,
      conditions: OF_ALL,
      named: [],
    },
    {
      of: "a token that may not all in one repository",
      shop: FOUR,
      conditions: OF_ONE,
      named: [scopeOf("lists")],
    },
  ])(
    "$of: what was read stays, and the run says why there is no more",
    async ({ shop, conditions, named }) => {
      const reader = await github.reader(shop);
      for (const { name: why, begin, run } of conditions) {
        const { control, account } = reader;
        control.setQuota(account, {});
        begin(control, reader);
        const gathered = await reader.gather();
        expectKept(gathered, reader, { shop, why });
        expect.soft(gathered.run, why).toMatchObject(run);
        const scopes = sorted(gathered.run.problems.map(({ scope }) => scope));
        expect
          .soft(
            scopes.filter((scope) => scope !== ""),
            why,
          )
          .toEqual(named);
      }
      await expectHealed(reader, shop);
    },
  );

  test("no answer at all: nothing is changed, nothing of today is known, and the run has failed", async () => {
    const reader = await github.reader(FOUR);
    reader.control.queueFault({ kind: "response", status: 503, times: 0, account: reader.account });
    const { run, state } = await reader.gather();
    expect(run).toMatchObject({ status: "failed", error: { reason: "github_server_error" } });
    expect(saidBy(run)).toEqual(expect.arrayContaining(FOUR.map((one) => `${scopeOf(one)} repository`)));
    expect([...state].filter(([key, { value }]) => value !== null && !reader.before.has(key))).toEqual([]);
    expect(changedIn(state, reader.before)).toEqual([]);
    await expectHealed(reader, FOUR);
  });

  test("second pages that fail, are short or have an odd row are not taken for none", async () => {
    const reader = await github.reader(DEEP);
    for (const fault of GITHUB_FAULTS.filter(({ name: one }) => /500|short-page|odd-row/.test(one))) {
      const pages = truthOf(DEEP).asked.filter(isSecondPage);
      // What a shorter list does nothing to is answered, and asked no more.
      const paths = pages.filter((path) => fault.outcome === "breaks" || !SINGLE.test(path));
      const gathered = await gatherStruck(reader, fault, paths);
      expectHonest(gathered, reader, { shop: DEEP, why: fault.name });
    }
    await expectHealed(reader, DEEP);
  });
});
