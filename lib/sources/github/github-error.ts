import type { Refusal } from "../../domain/refusals.ts";
import { SourceError, type SourceFailure } from "../source.ts";

const KINDS = {
  unreachable: "unavailable",
  timeout: "unavailable",
  server_error: "unavailable",
  not_ready: "unavailable",
  bad_payload: "unreadable",
  too_large: "unreadable",
  redirect: "unreadable",
  bad_request: "unreadable",
  /** A repository without a commit, said of its commits. */
  empty: "unreadable",
  rate_limited: "limited",
  unauthorized: "refused",
  forbidden: "refused",
  not_found: "refused",
} as const satisfies Record<string, SourceFailure>;

const LONGEST_WORDS = 300;
/** Where GitHub says that it is enough, and not until when: its own advice is a minute. */
const UNSAID_WAIT_SECONDS = 60;

export type GitHubFailure = keyof typeof KINDS;

type Details = { status?: number; words?: string; retryAfterSeconds?: number; cause?: unknown };

/** A call to GitHub that failed, with why and with GitHub's own words where it said some. Never holds a token. */
export class GitHubError extends SourceError {
  readonly failure: GitHubFailure;

  constructor(failure: GitHubFailure, details: Details = {}) {
    super(KINDS[failure], {
      message: `GitHub: ${failure}${details.status === undefined ? "" : ` (HTTP ${details.status})`}`,
      says: describe(failure, details),
      cause: details.cause,
      ...(failure === "rate_limited" && {
        retryAfterSeconds: details.retryAfterSeconds ?? UNSAID_WAIT_SECONDS,
      }),
    });
    this.name = "GitHubError";
    this.failure = failure;
  }
}

function describe(failure: GitHubFailure, { status = 500, words = "", retryAfterSeconds }: Details): Refusal {
  switch (failure) {
    case "server_error":
      return { code: "github_server_error", numbers: { status } };
    case "rate_limited":
      return {
        code: "github_rate_limited",
        numbers: { seconds: retryAfterSeconds ?? UNSAID_WAIT_SECONDS },
      };
    case "bad_request":
    case "unauthorized":
    case "forbidden":
    case "empty":
      return {
        code: `github_${failure === "empty" ? "bad_request" : failure}`,
        numbers: { said: words === "" ? "no" : "yes", words },
      };
    default:
      return { code: `github_${failure}`, numbers: {} };
  }
}

/** GitHub's words from an error body, fit to be shown and stored: no control character, no half of a pair, no token. */
export function wordsOf(body: unknown, token: string): string {
  const said = typeof body === "object" && body !== null && "message" in body ? body.message : "";
  if (typeof said !== "string") return "";
  return said
    .replaceAll(token, "[removed]")
    .replace(/\p{Cc}+/gu, " ")
    .slice(0, LONGEST_WORDS)
    .toWellFormed()
    .trim();
}
