import { SourceError, type SourceFailure } from "../source.ts";

const KINDS = {
  unreachable: "unavailable",
  timeout: "unavailable",
  server_error: "unavailable",
  bad_payload: "unreadable",
  too_large: "unreadable",
  redirect: "unreadable",
  bad_request: "unreadable",
  not_found: "unreadable",
  rate_limited: "limited",
  unauthorized: "refused",
  forbidden: "refused",
} as const satisfies Record<string, SourceFailure>;

const LONGEST_WORDS = 300;

export type DatadogFailure = keyof typeof KINDS;

type Details = { status?: number; words?: string; retryAfterSeconds?: number | undefined; cause?: unknown };

/** A call to Datadog that failed, with why and with Datadog's own words where it said some. Never holds a key. */
export class DatadogError extends SourceError {
  readonly failure: DatadogFailure;
  /** HTTP status of Datadog's answer; null when there was none. */
  readonly httpStatus: number | null;
  /** Datadog's own words, at most 300 characters; empty when it said nothing readable. */
  readonly words: string;

  constructor(failure: DatadogFailure, details: Details = {}) {
    super(KINDS[failure], {
      message: `Datadog: ${failure}${details.status === undefined ? "" : ` (HTTP ${details.status})`}`,
      publicMessage: describe(failure, details),
      cause: details.cause,
      retryAfterSeconds: details.retryAfterSeconds,
    });
    this.name = "DatadogError";
    this.failure = failure;
    this.httpStatus = details.status ?? null;
    this.words = details.words ?? "";
  }
}

function describe(failure: DatadogFailure, details: Details): string {
  const words = details.words ? ` Datadog says: "${details.words}".` : "";
  const sentences: Record<DatadogFailure, string> = {
    unreachable: "Datadog cannot be reached; we try again.",
    timeout: "Datadog did not answer in time; we try again.",
    server_error: `Datadog answered with an error of its own (HTTP ${details.status ?? 500}); we try again.`,
    bad_payload: "Datadog sent an answer that is not readable; we try again.",
    too_large: "Datadog sent an answer that is too large.",
    redirect: "The Datadog address redirected elsewhere; no key was sent there.",
    bad_request: `Datadog refused the request.${words}`,
    not_found: "Datadog has no DORA metrics at this address: is the site right?",
    rate_limited: `Datadog's rate limit is reached; it can go on in ${details.retryAfterSeconds ?? 60} s.`,
    unauthorized: `Datadog refused the keys.${words}`,
    forbidden: `Datadog refused access.${words}`,
  };
  return sentences[failure];
}

/** Datadog's words from an error body: `errors` holds strings or objects with detail or title. */
export function wordsOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    const errors = typeof parsed === "object" && parsed !== null && "errors" in parsed ? parsed.errors : [];
    const texts = (Array.isArray(errors) ? errors : [errors]).map(textOfError).filter((text) => text !== "");
    // Shown to people and stored: no control character, no half of a pair.
    return texts
      .join("; ")
      .replace(/\p{Cc}+/gu, " ")
      .slice(0, LONGEST_WORDS)
      .toWellFormed()
      .trim();
  } catch {
    return "";
  }
}

function textOfError(error: unknown): string {
  if (typeof error === "string") return error;
  if (typeof error !== "object" || error === null) return "";
  const detail = "detail" in error && typeof error.detail === "string" ? error.detail : "";
  const title = "title" in error && typeof error.title === "string" ? error.title : "";
  return detail === "" ? title : detail;
}
