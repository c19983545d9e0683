import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { type GitHubApp, installationOf } from "../../domain/github/installation.ts";
import { conditional } from "./conditional.ts";
import { failureOf } from "./failure.ts";
import { GitHubError } from "./github-error.ts";
import { type Answer, type Page, pageOf, type Rows } from "./page.ts";
import { nextOf, type Place, placeOf } from "./place.ts";
import { quotaOf, secondsUntilNext } from "./rate-limit.ts";
import type { KnownAnswers, ListPage, Usage } from "./reader.ts";
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
  readonly #now: () => number;
  readonly #mostPages: number;
  #usage: Usage = { calls: 0, notModified: 0, rateRemaining: null, resetAt: null };
  /** Epoch milliseconds before which GitHub wants no call. */
  #notBefore = 0;

  constructor(token: string, options: ClientOptions) {
    // Here, because fetch would quote a token that cannot be a header.
    if (!/^[\x21-\x7e]+$/.test(token)) throw new GitHubError("unauthorized");
    this.installation = installationOf(token);
    this.#place = placeOf(options.baseUrl);
    this.#now = options.now ?? Date.now;
    this.#mostPages = options.mostPages ?? MOST_PAGES;
    this.#octokit = new Client({ ...signedInBy(token, options), ...this.#settings(options) });
    // Before the paging sees it: to that, any conflict is an empty list.
    this.#octokit.hook.wrap("request", async (request, asked) => {
      this.#refuseEarly();
      try {
        return await request(asked);
      } catch (error) {
        throw failureOf(error, { token, nowMs: this.#now() });
      }
    });
  }

  get usage(): Usage {
    return { ...this.#usage };
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

  #ask(path: string, known: KnownAnswers): Promise<Answer> {
    return this.#octokit.request({ method: "GET", url: path, request: { known } });
  }

  #settings(options: ClientOptions) {
    const callTimeoutMs = options.callTimeoutMs ?? CALL_TIMEOUT_MS;
    const onAnswer = (answer: Response | null) => this.#count(answer);
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
      throttle: { id: crypto.randomUUID(), onRateLimit: () => false, onSecondaryRateLimit: () => false },
    };
  }

  #count(answer: Response | null): void {
    if (answer?.status === 304) this.#usage.notModified += 1;
    else this.#usage.calls += 1;
    if (answer === null) return;
    const headers = Object.fromEntries(answer.headers);
    const { remaining, resetAt } = quotaOf(headers);
    if (remaining !== null) this.#usage = { ...this.#usage, rateRemaining: remaining, resetAt };
    const isOver = remaining === 0 || answer.status === 403 || answer.status === 429;
    const wait = isOver ? secondsUntilNext(headers, this.#now()) : null;
    if (wait !== null) this.#notBefore = Math.max(this.#notBefore, this.#now() + wait * 1000);
  }

  #refuseEarly(): void {
    const seconds = Math.ceil((this.#notBefore - this.#now()) / 1000);
    if (seconds > 0) throw new GitHubError("rate_limited", { retryAfterSeconds: seconds });
  }
}

function signedInBy(token: string, { app = null }: ClientOptions): object {
  const installationId = installationOf(token);
  if (installationId === null) return { auth: token };
  if (app === null) throw new GitHubError("unauthorized");
  return { authStrategy: createAppAuth, auth: { appId: app.id, privateKey: app.privateKey, installationId } };
}
