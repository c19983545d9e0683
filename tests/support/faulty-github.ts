import { randomUUID } from "node:crypto";
import { sealingPassphrases } from "#lib/credentials.ts";
import type { CollectRun } from "#lib/db/collect-runs.ts";
import { storeCredentials } from "#lib/db/credentials.ts";
import { openGitHub } from "#lib/sources/github/github.ts";
import type { GitHubReader, OpenGitHub } from "#lib/sources/github/reader.ts";
import type { GitHub } from "#scripts/simulator/github/github.ts";
import { type RunningGitHub, startGitHub } from "#scripts/simulator/github/server.ts";
import { collectOnce } from "./collecting.ts";
import { openSyncBench, type SyncBench } from "./connected-account.ts";
import { connectGitHub } from "./github-collected.ts";
import { OLD_COMMIT, removeFrom, secondPages, shopRepository } from "./github-shop.ts";
import { openStack } from "./kit.ts";
import { quote, type Stack } from "./stack.ts";
import { readState, type State } from "./state-of-github.ts";
import { copyStatement, readTables, type TableColumns } from "./whole-content.ts";

const DAY_MS = 86_400_000;

export type Shop = readonly string[];
/** One that is next to empty, and one whose lists have two pages; all others are alike. */
export const WHOLE = "whole";
export const PAGES = "pages";
export const scopeOf = (name: string) => `github.com/acme/${name}`;

/** Who read these repositories a day ago, of a GitHub of their own that has changed since. */
export type Reader = {
  control: GitHub;
  account: string;
  token: string;
  before: State;
  gather: (callTimeoutMs?: number) => Promise<Gathered>;
};

export type Gathered = {
  run: CollectRun;
  state: State;
  /** Questions of the reader, by their names. */
  used: string[];
  /** What was asked at GitHub, each path once, and what a fault struck. */
  asked: string[];
  struck: string[];
};

type Owner = { organizationId: string; connectionId: string };
type Moment = { now: Date; at: (daysAgo: number) => string };
type Opened = Moment & {
  stack: Stack;
  bench: SyncBench;
  github: RunningGitHub;
  tables: TableColumns;
  /** The first reader of each shop. */
  firsts: ReadonlyMap<Shop, Owner>;
};

/** A past that was read once, of which there are as many copies as are asked for. */
export async function openFaultyGitHub(name: Stack["name"], shops: readonly Shop[]) {
  const stack = await openStack(name);
  const bench = await openSyncBench(stack);
  const github = await startGitHub();
  const at = (daysAgo: number) => new Date(noon - daysAgo * DAY_MS).toISOString();
  const noon = Date.parse(`${new Date(Date.now() - DAY_MS).toISOString().slice(0, 10)}T12:00:00Z`);
  const opening = { stack, bench, github, at, now: new Date(noon) };
  const firsts = await readFirsts(opening, shops);
  const opened: Opened = { ...opening, firsts, tables: await readTables(stack) };
  return {
    readAt: at(1),
    reader: (shop: Shop) => copyReader(opened, shop),
    close: async () => {
      for (const one of [github, bench, stack]) await one.close();
    },
  };
}

type Opening = Omit<Opened, "tables" | "firsts">;

async function readFirsts(opening: Opening, shops: readonly Shop[]): Promise<Map<Shop, Owner>> {
  const firsts = new Map<Shop, Owner>();
  await standAt(opening, new Date(opening.at(1)));
  for (const shop of shops) firsts.set(shop, await readOnce(opening, shop));
  await standAt(opening, opening.now);
  return firsts;
}

async function readOnce({ bench, github, at }: Opening, shop: Shop): Promise<Owner> {
  const before = new Date(at(1));
  const repositories = shop.map((name) => repositoryOf(name, at));
  const { account, collect, ...owner } = await connectGitHub(bench, github, repositories);
  addPages(github.control, { account, shop, at });
  await bench.stack.sql("update public.github_repositories set merge_workflows = '{checks}'");
  const { run } = await collect({ now: () => before.getTime(), openGitHub: gitHubAt(github, before) });
  if (run.status !== "succeeded") throw new Error(JSON.stringify(run));
  await leaveSome(bench.stack, owner, at(9));
  return owner;
}

/** Whatever lies behind it has happened, to GitHub and to the database. */
async function standAt({ bench, github }: Pick<Opened, "bench" | "github">, moment: Date): Promise<void> {
  github.control.clock.freeze(moment);
  await bench.stack.sql(`create or replace function private.clock() returns timestamptz language sql stable
    set search_path = '' as $$ select ${quote(moment.toISOString())}::timestamptz $$`);
}

/** As where older runs were not come to yet, and a deployment of an old commit was read since. */
async function leaveSome({ sql }: Stack, { organizationId }: Owner, runsFrom: string): Promise<void> {
  const [org, sha] = [organizationId, OLD_COMMIT].map(quote);
  await sql(`update public.github_coverage set covered_from = date_trunc('day', ${quote(runsFrom)}::timestamptz)
      where resource = 'runs' and organization_id = ${org};
    insert into public.commits (id, organization_id, repository, sha)
      select private.commit_id(${org}, r.repository, ${sha}), ${org}, r.repository, ${sha}
      from public.github_repositories r where r.organization_id = ${org}`);
}

function gitHubAt({ url }: RunningGitHub, moment: Date, callTimeoutMs = 15_000) {
  return openGitHub({ baseUrl: url, retryMs: 1, callTimeoutMs, now: () => moment.getTime() });
}

async function copyReader(opened: Opened, shop: Shop): Promise<Reader> {
  const { stack, bench, tables, firsts, github } = opened;
  const first = firsts.get(shop);
  if (first === undefined) throw new Error(`nobody has read ${shop}`);
  const copy = { organizationId: randomUUID(), connectionId: randomUUID() };
  const { account, token } = openAccount(opened, shop);
  await stack.sql(copyStatement(tables, first, copy));
  await storeCredentials(bench.db, bench.ring, { ...copy, keys: { token } });
  await sharePeople(bench, first.organizationId, copy.organizationId);
  const before = await readState(stack, copy.organizationId);
  const gather = (callTimeoutMs?: number) => gatherAgain(opened, { ...copy, account }, callTimeoutMs);
  return { control: github.control, account, token, before, gather };
}

/** As the shop is at the present. */
function openAccount({ github: { control }, at }: Opened, shop: Shop) {
  const [account, token] = [randomUUID(), `github_pat_${randomUUID()}`];
  control.createAccount({ id: account, grants: [{ token }] });
  for (const one of shop) {
    control.addRepository(account, repositoryOf(one, at));
    if (one !== WHOLE && one !== PAGES) removeFrom(control, { account, name: `acme/${one}`, at });
  }
  addPages(control, { account, shop, at });
  return { account, token };
}

function repositoryOf(one: string, at: Opened["at"]) {
  const name = `acme/${one}`;
  const small = {
    name,
    pulls: [{ number: 1, createdAt: at(20) }],
    pushes: [{ branch: "change-1", at: at(0.5) }],
  };
  return one === WHOLE ? small : shopRepository(name, at);
}

function addPages(control: GitHub, { account, shop, at }: { account: string; shop: Shop; at: Opened["at"] }) {
  if (shop.includes(PAGES)) control.addTo(account, `acme/${PAGES}`, secondPages(at));
}

/** Whoever wrote something has the same key in both. */
async function sharePeople({ ring, db }: SyncBench, from: string, to: string): Promise<void> {
  const open = (organizationId: string, secret: string) => {
    const owner = { organizationId, connectionId: organizationId, fields: ["people"] };
    const { keyId, passphrases } = sealingPassphrases(ring, owner);
    const passphrase = passphrases.people ?? "";
    return db.rpc("open_people", {
      p_organization_id: organizationId,
      p_seal: { keyId, secret, passphrase },
      p_passphrases: { [keyId]: passphrase },
    });
  };
  const { data } = await open(from, "");
  const { error } = await open(to, (data as { secret: string }).secret);
  if (error !== null) throw error;
}

async function gatherAgain(
  { stack, bench, github, now }: Opened,
  { account, organizationId, connectionId }: Owner & { account: string },
  callTimeoutMs?: number,
): Promise<Gathered> {
  await letTimePass(stack, organizationId);
  const requests = () => github.control.requests(account);
  const [before, used] = [requests().length, new Set<string>()];
  const { run } = await collectOnce(
    { bench, organizationId, subjectId: connectionId },
    { now: () => now.getTime(), openGitHub: watched(gitHubAt(github, now, callTimeoutMs), used) },
  );
  const news = requests().slice(before);
  const pathsOf = (some: typeof news) => [...new Set(some.map(({ path }) => path))];
  const struck = pathsOf(news.filter(({ fault }) => fault !== null));
  return {
    run,
    state: await readState(stack, organizationId),
    used: [...used],
    asked: pathsOf(news),
    struck,
  };
}

function watched(open: OpenGitHub, used: Set<string>): OpenGitHub {
  const get = (reader: GitHubReader, name: keyof GitHubReader) => {
    used.add(name);
    return reader[name];
  };
  return (...of) => new Proxy(open(...of), { get } as ProxyHandler<GitHubReader>);
}

/** As much as whoever was told to wait has to, while the clock stands still. */
async function letTimePass({ sql }: Stack, organizationId: string): Promise<void> {
  const mine = `organization_id = ${quote(organizationId)}`;
  await sql(`update private.work set not_before = null where ${mine};
    update public.github_coverage set asked_at = asked_at - interval '2 hours' where ${mine};
    update public.collect_runs set started_at = started_at - interval '2 hours',
      round_started_at = round_started_at - interval '2 hours' where ${mine}`);
}
