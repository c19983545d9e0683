import { z } from "zod";
import { GitHubError, wordsOf } from "./github-error.ts";
import { type AnswerHeaders, isLimitWords, secondsUntilNext } from "./rate-limit.ts";

const errorRow = z.object({
  type: z.string().catch(""),
  message: z.string().catch(""),
  path: z.array(z.union([z.string(), z.number()])).catch([]),
});

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(errorRow).nullish(),
});

const spent = z.object({ rateLimit: z.object({ cost: z.number().int().positive() }) });

/** What an answer tells, and which parts of it an error touches: `r0` a repository, `r0/q7` a question about it. */
export type Told = { data: Record<string, unknown>; spoiled: ReadonlySet<string> };

/**
 * Why an answer of GraphQL tells nothing: it comes with status 200 whatever it says. Null when it tells something, and
 * null for any other answer.
 */
export function refusalOf(
  response: { headers: AnswerHeaders; data: unknown },
  { token, nowMs }: { token: string; nowMs: number },
): GitHubError | null {
  const { data, errors } = answer.safeParse(response.data).data ?? {};
  const [first] = errors ?? [];
  if (first === undefined) return null;
  if (errors?.some(({ type, message }) => type === "RATE_LIMITED" || isLimitWords(message)) === true) {
    const retryAfterSeconds = secondsUntilNext(response.headers, nowMs);
    return new GitHubError("rate_limited", retryAfterSeconds === null ? {} : { retryAfterSeconds });
  }
  if (data !== null && data !== undefined) return null;
  const failure = first.type === "FORBIDDEN" ? "forbidden" : "bad_request";
  return new GitHubError(failure, { words: wordsOf(first, token) });
}

/** What else it tells. An error that does not say where it was may have been anywhere. */
export function toldBy(body: unknown): Told {
  const { data, errors } = answer.safeParse(body).data ?? {};
  const paths = errors?.map(({ path }) => path.slice(0, 2).join("/")) ?? [];
  if (data === null || data === undefined || paths.includes("")) throw new GitHubError("bad_payload");
  return { data, spoiled: new Set(paths) };
}

/** Points that it says it cost; 1 where it does not say. */
export function costOf(body: unknown): number {
  return spent.safeParse(Object(body).data).data?.rateLimit.cost ?? 1;
}
