import type { Refusal } from "../../domain/refusals.ts";
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

type Details = {
  status?: number;
  words?: string;
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
  /** From where our calls come; empty where that varies. */
  addresses?: readonly string[];
};

/** Only the application key is mended: it is its field of a form. */
const ABOUT_APP_KEY = new Set<Refusal["code"]>(["datadog_lacks_permission", "datadog_bare_forbidden"]);

/** What keys that may not read DORA metrics lack. */
const PERMISSION = "dora_metrics_read";

/** A call to Datadog that failed, with why and with Datadog's own words where it said some. Never holds a key. */
export class DatadogError extends SourceError {
  readonly failure: DatadogFailure;
  /** HTTP status of Datadog's answer; null when there was none. */
  readonly httpStatus: number | null;
  /** Datadog's own words, at most 300 characters; empty when it said nothing readable. */
  readonly words: string;

  constructor(failure: DatadogFailure, details: Details = {}) {
    const says = describe(failure, details);
    super(KINDS[failure], {
      message: `Datadog: ${failure}${details.status === undefined ? "" : ` (HTTP ${details.status})`}`,
      says,
      ...(ABOUT_APP_KEY.has(says.code) && { field: "appKey" }),
      cause: details.cause,
      retryAfterSeconds: details.retryAfterSeconds,
    });
    this.name = "DatadogError";
    this.failure = failure;
    this.httpStatus = details.status ?? null;
    this.words = details.words ?? "";
  }
}

function describe(failure: DatadogFailure, details: Details): Refusal {
  const words = vendorWords(details.words ?? "");
  switch (failure) {
    case "server_error":
      return { code: "datadog_server_error", numbers: { status: details.status ?? 500 } };
    case "rate_limited":
      return { code: "datadog_rate_limited", numbers: { seconds: details.retryAfterSeconds ?? 60 } };
    case "forbidden":
      return forbidden(details);
    case "bad_request":
    case "unauthorized":
      return { code: `datadog_${failure}`, numbers: words };
    default:
      return { code: `datadog_${failure}`, numbers: {} };
  }
}

/** Datadog answers a bare "Forbidden" to three causes that only the customer can tell apart. */
function forbidden({ words = "", addresses = [] }: Details): Refusal {
  const told = vendorWords(words);
  if (/permission|authorization checks/i.test(words))
    return { code: "datadog_lacks_permission", numbers: { permission: PERMISSION, ...told } };
  if (!/^(?:forbidden)?\.?$/i.test(words.trim())) return { code: "datadog_forbidden", numbers: told };
  const listed = addresses.length > 0 ? "yes" : "no";
  return {
    code: "datadog_bare_forbidden",
    numbers: { ...told, listed, addresses: addresses.join(", ") },
  };
}

/** Datadog's own words as numbers of a sentence, which leaves them out where it said nothing. */
export function vendorWords(words: string): { said: "yes" | "no"; words: string } {
  return { said: words === "" ? "no" : "yes", words };
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
