import { onTestFinished } from "vitest";
import { type GitHubOptions, type RunningGitHub, startGitHub } from "#scripts/simulator/github/server.ts";

export const TOKEN = "github_pat_reads_everything";
export const NOW = new Date("2026-11-20T10:00:00Z");

type AccountSpec = NonNullable<GitHubOptions["accounts"]>[number];
type RepositoryGiven = Extract<AccountSpec["content"], { kind: "given" }>["repositories"][number];

/** A GitHub that ends with the test, its clock standing at `NOW`, with one repository and a token for all. */
export async function start(
  repository: Partial<RepositoryGiven> = {},
  spec: Partial<AccountSpec> = {},
): Promise<RunningGitHub> {
  const content = { kind: "given" as const, repositories: [{ name: "acme/shop", ...repository }] };
  const account = { id: "acme", grants: [{ token: TOKEN }], content, ...spec };
  const running = await startGitHub({ frozenAt: NOW, accounts: [account] });
  onTestFinished(() => running.close());
  return running;
}

/** Asks as the holder of the token, unless other headers are given. */
export function ask(
  { url }: RunningGitHub,
  path: string,
  headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` },
): Promise<Response> {
  return fetch(path.startsWith("http") ? path : `${url}${path}`, { headers, redirect: "manual" });
}

export async function read<Body>(running: RunningGitHub, path: string): Promise<Body> {
  return (await (await ask(running, path)).json()) as Body;
}

/** The address of the next page. */
export function nextOf(response: Response): string | undefined {
  return /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
}

/** ISO, that many hours before `NOW`. */
export function ago(hours: number): string {
  return new Date(NOW.getTime() - hours * 3_600_000).toISOString();
}
