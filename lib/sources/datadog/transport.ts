import type { SharedLimit } from "../source.ts";
import { DatadogError, type DatadogFailure, wordsOf } from "./datadog-error.ts";
import { isExhausted, secondsUntilReset } from "./rate-limit.ts";

const CALL_TIMEOUT_MS = 20_000;
const LARGEST_BODY_BYTES = 16 * 1024 * 1024;
const TRIES = 4;
/** All tries of one question together, waits that Datadog asks for aside. */
const LONGEST_QUESTION_MS = 60_000;
const LONGEST_BACKOFF_SECONDS = 16;
const LONGEST_SLEEP_SECONDS = 60;
const REFUSALS: Record<number, DatadogFailure> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  429: "rate_limited",
};
const JSON_TYPE = /^\s*[\w.-]+\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

export type Exchange = {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string | undefined;
};

/** What a test replaces: time, chance and nothing else. */
export type Surroundings = {
  now: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  random: () => number;
};

export type TransportOptions = Partial<Surroundings> & {
  /** Epoch milliseconds after which no sleep may end: the time budget of the run. */
  deadlineAt?: number;
  /** How long one call may take, its body included; 20 s unless given. */
  callTimeoutMs?: number;
  /** Shared by all who call with the same keys; an own one unless given. */
  limit?: SharedLimit;
  /** Heard for every call that leaves. */
  onCall?: () => void;
  /** From where our calls come, for who refuses them by that; empty unless given: it varies. */
  addresses?: readonly string[];
};

/** Makes an answer's text into what was asked for, or throws DatadogError `bad_payload`. */
type Read<T> = (text: string) => T;

/**
 * Sends one account's calls to Datadog: no redirects, a total time-out, a size cap, JSON only, at most four tries
 * with full jitter, and every form of its rate-limit headers. One per account, since limits are the account's.
 */
export class Transport {
  /** Calls sent so far, repeated ones included. */
  calls = 0;
  readonly #options: Required<TransportOptions>;

  constructor(options: TransportOptions = {}) {
    this.#options = {
      now: Date.now,
      sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      random: Math.random,
      deadlineAt: Number.POSITIVE_INFINITY,
      callTimeoutMs: CALL_TIMEOUT_MS,
      limit: { notBefore: 0 },
      onCall: () => undefined,
      addresses: [],
      ...options,
    };
  }

  /** A 2xx answer as `read` makes of it, an unreadable one asked for once more; throws DatadogError otherwise. */
  async send<T>(exchange: Exchange, read: Read<T>): Promise<T> {
    // Here, because fetch would quote a key that cannot be a header, and call it a broken connection.
    if (!isSendable(exchange.headers)) throw new DatadogError("unauthorized");
    let spentMs = 0;
    for (let attempt = 1; ; attempt += 1) {
      await this.#waitForLimit();
      const askedAt = this.#options.now();
      try {
        return read(await this.#once(exchange, LONGEST_QUESTION_MS - spentMs));
      } catch (error) {
        if (!(error instanceof DatadogError)) throw error;
        const wait = this.#waitBeforeRetry(error, attempt);
        if (wait === null) throw error;
        spentMs += this.#options.now() - askedAt + (error.failure === "rate_limited" ? 0 : wait * 1000);
        if (spentMs >= LONGEST_QUESTION_MS) throw error;
        await this.#options.sleep(wait * 1000);
      }
    }
  }

  async #once(exchange: Exchange, timeLeftMs: number): Promise<string> {
    this.calls += 1;
    this.#options.onCall();
    // Chance makes fractions of milliseconds, which no timer takes.
    const signal = AbortSignal.timeout(Math.ceil(Math.min(this.#options.callTimeoutMs, timeLeftMs)));
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(exchange.url, {
        method: exchange.method,
        headers: exchange.headers,
        ...(exchange.body === undefined ? {} : { body: exchange.body }),
        redirect: "manual",
        signal,
      });
      if (answer.status >= 300 && answer.status < 400) {
        await answer.body?.cancel();
        throw new DatadogError("redirect", { status: answer.status });
      }
      text = await readCapped(answer);
    } catch (error) {
      if (error instanceof DatadogError) throw error;
      throw new DatadogError(signal.aborted ? "timeout" : "unreachable", { cause: error });
    }
    const reset = secondsUntilReset(answer.headers, this.#options.now());
    if (reset !== null && (answer.status === 429 || isExhausted(answer.headers)))
      this.#options.limit.notBefore = Math.max(
        this.#options.limit.notBefore,
        this.#options.now() + reset * 1000,
      );
    if (!answer.ok) {
      const words = wordsOf(withoutKeys(text, exchange.headers));
      throw rejection(answer.status, reset, { words, addresses: this.#options.addresses });
    }
    if (!JSON_TYPE.test(answer.headers.get("content-type") ?? ""))
      throw new DatadogError("bad_payload", { status: answer.status });
    return text;
  }

  async #waitForLimit(): Promise<void> {
    const wait = (this.#options.limit.notBefore - this.#options.now()) / 1000;
    if (wait <= 0) return;
    if (!this.#mayWait(wait))
      throw new DatadogError("rate_limited", { status: 429, retryAfterSeconds: Math.ceil(wait) });
    await this.#options.sleep(wait * 1000);
  }

  /** Seconds to sleep before the next try, or null when the error is final. */
  #waitBeforeRetry(error: DatadogError, attempt: number): number | null {
    if (attempt >= TRIES) return null;
    if (error.failure === "rate_limited") {
      const wait = error.retryAfterSeconds ?? 2 ** attempt;
      const jitter = this.#options.random();
      return this.#mayWait(wait, jitter) ? wait + jitter : null;
    }
    const tries =
      { unreachable: TRIES, timeout: TRIES, server_error: TRIES, bad_payload: 2 }[error.failure as string] ??
      1;
    if (attempt >= tries) return null;
    const wait = this.#options.random() * Math.min(LONGEST_BACKOFF_SECONDS, 2 ** attempt);
    return this.#mayWait(wait) ? wait : null;
  }

  #mayWait(seconds: number, jitter = 0): boolean {
    const end = this.#options.now() + (seconds + jitter) * 1000;
    return seconds <= LONGEST_SLEEP_SECONDS && end < this.#options.deadlineAt;
  }
}

function isSendable(headers: Record<string, string>): boolean {
  try {
    new Headers(headers);
    return true;
  } catch {
    return false;
  }
}

/** An answer that repeats a key must not carry it into a message or a log. */
function withoutKeys(text: string, headers: Record<string, string>): string {
  const keys = Object.entries(headers).filter(([name, value]) => /^dd-/i.test(name) && value !== "");
  return keys.reduce((cleaned, [, key]) => cleaned.replaceAll(key, "[removed]"), text);
}

type Told = { words: string; addresses: readonly string[] };

function rejection(status: number, reset: number | null, told: Told): DatadogError {
  const failure = REFUSALS[status] ?? (status >= 500 ? "server_error" : "bad_request");
  const retryAfterSeconds = failure === "rate_limited" && reset !== null ? Math.ceil(reset) : undefined;
  return new DatadogError(failure, { status, retryAfterSeconds, ...told });
}

async function readCapped(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY_BYTES) throw new DatadogError("too_large", { status: answer.status });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
