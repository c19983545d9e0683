import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { type GitHubApp, installationOf } from "../../domain/github/installation.ts";
import { conditional } from "./conditional.ts";
import { failureOf } from "./failure.ts";
import { GitHubError } from "./github-error.ts";
import { costOf, refusalOf, type Told, toldBy } from "./graphql-answer.ts";
import { type Answer, type Page, pageOf, type Rows } from "./page.ts";
import { nextOf, type Place, placeOf } from "./place.ts";
import type { KnownAnswers, ListPage, Usage } from "./reader.ts";
import { Spending } from "./spending.ts";
import { transport } from "./transport.ts";

const Client = Octokit.plugin(conditional, throttling, retry, paginateRest);

const CALL_TIMEOUT_MS = 15_000;
const RETRIES = 2;
/** The first wait; the second is four times as long. */
const RETRY_MS = 400;
/** 50,000 rows of one list: whoever goes on behind it does not end. */
const MOST_PAGES = 500;
const CLIENT_FAULTS = Array.from({ length: 100 }, (_, index) => 400 + index);
export const NOTHING_KNOWN: KnownAnswers = new Map();
/** Octokit has whatever is posted wait for a second, as GitHub wants it of changes: a question changes nothing. */
const AT_ONCE = { key: () => ({ schedule: (_options: unknown, act: () => unknown) => act() }) };
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** What a test replaces: where GitHub is, time, and how much patience there is. */
export type ClientOptions = {
  baseUrl: string | null;
  /** Whose installations stand for tokens; null or left out where the operator has none. */
  app?: GitHubApp | null;
  now?: () => number;
  retryMs?: number;
  callTimeoutMs?: number;
  mostPages?: number;
};

/** Calls GitHub with one token. What is asked is named by its path and query. */
export class GitHubClient {
  /** The installation that it calls as; null for a token. */
  readonly installation: number | null;
  readonly #octokit: InstanceType<typeof Client>;
  readonly #place: Place;
  readonly #mostPages: number;
  readonly #spending: Spending;

  constructor(token: string, options: ClientOptions) {
    // Here, because fetch would quote a token that cannot be a header.
    if (!/^[\x21-\x7e]+$/.test(token)) throw new GitHubError("unauthorized");
    this.installation = installationOf(token);
    this.#place = placeOf(options.baseUrl);
    const now = options.now ?? Date.now;
    this.#spending = new Spending(now);
    this.#mostPages = options.mostPages ?? MOST_PAGES;
    this.#octokit = new Client({ ...signedInBy(token, options), ...this.#settings(options) });
    // Before the paging sees it: to that, any conflict is an empty list.
    this.#octokit.hook.wrap("request", async (request, asked) => {
      const seconds = this.#spending.secondsToWait;
      if (seconds > 0) throw new GitHubError("rate_limited", { retryAfterSeconds: seconds });
      const around = { token, nowMs: now() };
      const answer = await attempted(() => request(asked), around);
      const refusal = asked.method === "POST" ? refusalOf(answer, around) : null;
      if (refusal !== null) throw refusal;
      return answer;
    });
  }

  get usage(): Usage {
    return this.#spending.usage;
  }

  /** One answer that is no list. */
  ask(path: string): Promise<Answer> {
    return this.#ask(path, NOTHING_KNOWN);
  }

  /** The same as a page of one row, asked for by its ETag where it is known. */
  async one<T>(path: string, rows: Rows<T>, known: KnownAnswers): Promise<ListPage<T>> {
    const { status, headers, data } = await this.#ask(path, known);
    return pageOf(
      { status, headers, data: status === 304 ? [] : [data], url: path, next: null },
      rows,
      known,
    );
  }

  /** The pages of a list, each asked for by its ETag where it is known. */
  async *list<T>(path: string, rows: Rows<T>, known: KnownAnswers): AsyncGenerator<ListPage<T>> {
    for await (const page of this.pages(path, known)) yield pageOf(page, rows, known);
  }

  /** The answers of a list, one page after the other. */
  async *pages(path: string, known: KnownAnswers): AsyncGenerator<Page> {
    const seen = new Set<string>();
    const asked = this.#octokit.request.defaults({ method: "GET", url: path, request: { known } });
    for await (const { status, headers, data, url } of this.#octokit.paginate.iterator(asked)) {
      const key = this.#place.within(url) ?? path;
      if (seen.has(key) || seen.size >= this.#mostPages) throw new GitHubError("bad_payload");
      seen.add(key);
      yield { status, headers, data, url: key, next: nextOf(headers.link, key, this.#place) };
    }
  }

  /** Many questions in one, which costs points of a quota of its own. */
  async query(query: string, variables: Record<string, string>): Promise<Told> {
    const { data } = await this.#octokit.request({ method: "POST", url: "/graphql", query, variables });
    // One was counted when it came.
    this.#spending.countPoints(costOf(data) - 1);
    return toldBy(data);
  }

  #ask(path: string, known: KnownAnswers): Promise<Answer> {
    return this.#octokit.request({ method: "GET", url: path, request: { known } });
  }

  #settings(options: ClientOptions) {
    const callTimeoutMs = options.callTimeoutMs ?? CALL_TIMEOUT_MS;
    const onAnswer = (answer: Response | null) => this.#spending.count(answer);
    return {
      baseUrl: this.#place.baseUrl,
      userAgent: "plumbline",
      log: SILENT,
      request: { fetch: transport({ place: this.#place, callTimeoutMs, onAnswer }), log: SILENT },
      retry: {
        doNotRetry: CLIENT_FAULTS,
        retries: RETRIES,
        retryAfterBaseValue: options.retryMs ?? RETRY_MS,
      },
      // Nobody sleeps until a limit is over: work is put off instead. One reader's queue is no other's.
      throttle: {
        ...{ id: crypto.randomUUID(), write: AT_ONCE as never },
        ...{ onRateLimit: () => false, onSecondaryRateLimit: () => false },
      },
    };
  }
}

async function attempted<T>(act: () => T, around: Parameters<typeof failureOf>[1]): Promise<Awaited<T>> {
  try {
    return await act();
  } catch (error) {
    throw failureOf(error, around);
  }
}

function signedInBy(token: string, { app = null }: ClientOptions): object {
  const installationId = installationOf(token);
  if (installationId === null) return { auth: token };
  if (app === null) throw new GitHubError("unauthorized");
  return { authStrategy: createAppAuth, auth: { appId: app.id, privateKey: app.privateKey, installationId } };
}
