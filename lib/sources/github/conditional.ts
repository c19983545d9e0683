import type { Octokit, OctokitOptions } from "@octokit/core";
import { GitHubError } from "./github-error.ts";
import { nextOf, placeOf } from "./place.ts";
import type { KnownAnswer, KnownAnswers } from "./reader.ts";

export const PER_PAGE = 100;
const NUMBER_OF_PAGE = /([?&]page=)(\d+)/;
const HEADERS = { accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28" };

type Headers = Record<string, string | number | undefined>;
type Answer = { status: number; url: string; headers: Headers; data: unknown };

/** An answer that is none, asked for again as one of a fault of GitHub's own. */
export class Unreadable extends Error {
  readonly status = 502;
  readonly request: object;

  constructor(request: object) {
    super("unreadable");
    this.request = request;
  }
}

/**
 * Asks with the ETag of what is known, and makes of the 304, an error to Octokit, an answer without rows whose next page
 * is the one that was stored. Of every answer it makes sure that it is JSON, and that its next page is one of that list.
 */
export function conditional(octokit: Octokit, { baseUrl }: OctokitOptions): void {
  const place = placeOf(baseUrl ?? null);
  octokit.hook.wrap("request", async (request, options) => {
    const asked = options.url.startsWith("/") ? options.url : (place.within(options.url) ?? options.url);
    const answers: KnownAnswers | undefined = options.request.known;
    const known = answers?.get(asked);
    // In place: hooks hand on the options that they were given, whatever they are called with.
    Object.assign(options.headers, HEADERS, known !== undefined && { "if-none-match": known.etag });
    const answer = await answerOf(() => request(options));
    if (answer.status === 202) throw new GitHubError("not_ready", { status: 202 });
    const unchanged = answer.status === 304 ? known : undefined;
    if (unchanged === undefined && (answer.status === 304 || !isReadable(answer.data)))
      throw new Unreadable(options);
    const next = unchanged === undefined ? nextOf(answer.headers.link, asked, place) : nextOfKnown(unchanged);
    const link = next === null ? undefined : `<${place.addressOf(next)}>; rel="next"`;
    return { ...answer, url: place.addressOf(asked), headers: { ...answer.headers, link } };
  });
}

async function answerOf(ask: () => unknown): Promise<Answer> {
  try {
    return (await ask()) as Answer;
  } catch (error) {
    const failed = error as { status?: number; response?: Answer; cause?: unknown };
    if (failed.status === 304 && failed.response !== undefined) return { ...failed.response, data: [] };
    // What our own transport refused, and not another try would change.
    throw failed.cause instanceof GitHubError ? failed.cause : error;
  }
}

/** GraphQL's, which both plugins look into. */
function areErrors(errors: unknown): boolean {
  return Array.isArray(errors) && errors.every((one) => typeof one === "object" && one !== null);
}

/** What paging may go on with: a list, an object of its own, or one that holds a list beside its total. */
function isReadable(data: unknown): data is object {
  if (typeof data !== "object" || data === null || data instanceof ArrayBuffer) return false;
  if ("errors" in data && !areErrors(data.errors)) return false;
  if (Array.isArray(data) || "url" in data || !("total_count" in data || "total_commits" in data))
    return true;
  const { total_count, total_commits, incomplete_results, repository_selection, ...rest } = data as Record<
    string,
    unknown
  >;
  return Array.isArray(Object.values(rest)[0]);
}

/** A page that was full when it was stored has the same words when another page comes behind it. */
function nextOfKnown({ url, nextUrl, items, total }: KnownAnswer): string | null {
  const mayGoOn = nextUrl === null && total === null && items >= PER_PAGE && NUMBER_OF_PAGE.test(url);
  return mayGoOn ? url.replace(NUMBER_OF_PAGE, (_, before, page) => `${before}${Number(page) + 1}`) : nextUrl;
}
