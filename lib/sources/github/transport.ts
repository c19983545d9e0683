import { GitHubError } from "./github-error.ts";
import type { Place } from "./place.ts";

const LARGEST_BODY_BYTES = 16 * 1024 * 1024;
const JSON_TYPE = /^\s*[\w.-]+\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;
const REDIRECTS = [301, 302, 307, 308];

export type TransportOptions = {
  place: Place;
  /** How long one call may take, its body included. */
  callTimeoutMs: number;
  /** Heard for every answer, and with null for a call that got none. */
  onAnswer: (answer: Response | null) => void;
};

/** What Octokit reads of an answer. */
type Answer = Pick<Response, "status" | "statusText" | "url" | "headers" | "text">;

type Asked = { method?: string; headers?: Record<string, string>; signal?: AbortSignal };

/**
 * The `fetch` that Octokit calls: with a total time-out, a size cap, and one redirect within the place that we were sent
 * to (a renamed repository): a token goes nowhere else.
 */
export function transport(options: TransportOptions): (url: string, asked: Asked) => Promise<Answer> {
  return async (url, asked) => {
    const signal = AbortSignal.timeout(options.callTimeoutMs);
    try {
      return await followed(url, { ...asked, signal }, options);
    } catch (error) {
      // Another try would take as long again, of a turn that others wait behind.
      throw signal.aborted ? new GitHubError("timeout") : error;
    }
  };
}

async function followed(url: string, asked: Asked, options: TransportOptions): Promise<Answer> {
  const first = await once(url, asked, options);
  if (!REDIRECTS.includes(first.status)) return readWhole(first);
  const second = await once(await targetOf(first, options.place), asked, options);
  if (!REDIRECTS.includes(second.status)) return readWhole(second);
  await second.body?.cancel();
  throw new GitHubError("redirect", { status: second.status });
}

async function once(url: string, asked: Asked, options: TransportOptions): Promise<Response> {
  try {
    const answer = await fetch(url, { ...asked, redirect: "manual" });
    options.onAnswer(answer);
    return answer;
  } catch (error) {
    options.onAnswer(null);
    throw error;
  }
}

async function targetOf(answer: Response, place: Place): Promise<string> {
  await answer.body?.cancel();
  const location = answer.headers.get("location") ?? "";
  const target = URL.canParse(location, answer.url) ? place.within(new URL(location, answer.url).href) : null;
  if (target === null) throw new GitHubError("redirect", { status: answer.status });
  return place.addressOf(target);
}

async function readWhole(answer: Response): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY_BYTES) throw new GitHubError("too_large", { status: answer.status });
    chunks.push(chunk);
  }
  const { status, statusText, url } = answer;
  // Octokit knows JSON by one name, and stumbles over types that are none.
  const headers = new Headers(answer.headers);
  headers.set(
    "content-type",
    JSON_TYPE.test(headers.get("content-type") ?? "") ? "application/json" : "text/plain",
  );
  const whole = Buffer.concat(chunks).toString("utf8");
  const text = status < 400 ? whole : messageIn(whole);
  return { status, statusText, url, headers, text: async () => text };
}

/** All that anybody reads of a refusal: Octokit stumbles over others that hold a number beyond 2^53. */
function messageIn(body: string): string {
  try {
    const { message } = Object(JSON.parse(body));
    return JSON.stringify({ message: typeof message === "string" ? message : "" });
  } catch {
    return "";
  }
}
