import { Unreadable } from "./conditional.ts";
import { GitHubError, type GitHubFailure, wordsOf } from "./github-error.ts";
import { refusalOf } from "./graphql-answer.ts";
import { type AnswerHeaders, isLimit, secondsUntilNext } from "./rate-limit.ts";

const REFUSALS: Record<number, GitHubFailure> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  410: "not_found",
  // Not to be had for reasons of law: nothing is known of it, which is not the same as nothing there.
  451: "forbidden",
};

type Around = { token: string; nowMs: number };

type Failed = Error & { status?: number; response?: { headers: AnswerHeaders; data: unknown } };

/**
 * What a call to Octokit threw, as one of ours; an error of another kind is a fault of the program and stays itself.
 * Octokit's own is not kept: it holds what was sent.
 */
export function failureOf(error: unknown, around: Around): unknown {
  if (error instanceof Unreadable) return new GitHubError("bad_payload");
  // Octokit's own word for GraphQL's limit is an error of no class.
  const refusal = isAnswered(error) ? refusalOf(error.response, around) : null;
  if (refusal?.failure === "rate_limited") return refusal;
  if (!(error instanceof Error && error.name === "HttpError")) return error;
  const { status = 0, response, cause } = error as Failed;
  if (response !== undefined) return ofAnswer(status, response, around);
  return new GitHubError("unreachable", { cause });
}

function isAnswered(error: unknown): error is Required<Pick<Failed, "response">> {
  return error instanceof Error && "response" in error && typeof error.response === "object";
}

function ofAnswer(status: number, response: { headers: AnswerHeaders; data: unknown }, around: Around) {
  const { token, nowMs } = around;
  const words = wordsOf(response.data, token);
  if (status === 429 || (status === 403 && isLimit(response.headers, words))) {
    const retryAfterSeconds = secondsUntilNext(response.headers, nowMs);
    return new GitHubError("rate_limited", {
      status,
      ...(retryAfterSeconds !== null && { retryAfterSeconds }),
    });
  }
  if (status === 409 && /empty/i.test(words)) return new GitHubError("empty", { status, words });
  const failure = REFUSALS[status] ?? (status >= 500 ? "server_error" : "bad_request");
  return new GitHubError(failure, { status, words });
}
