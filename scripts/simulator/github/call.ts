import type { Account, Grant } from "./account.ts";
import type { Permission } from "./control-input.ts";
import { notFound, Refusal } from "./refusal.ts";
import type { Repository } from "./repository.ts";

/** One request by a known token. */
export interface Call {
  method: string;
  /** With the address that the client knows the simulator by. */
  url: URL;
  account: Account;
  grant: Grant;
  /** Epoch seconds. */
  now: number;
}

export interface RepositoryCall extends Call {
  repository: Repository;
  /** What the path names behind the repository. */
  named: Record<string, string>;
}

/** What a route answers: a list of rows, within an object where `key` names them, or a body of its own. */
export type Answer =
  | { rows: unknown[]; link: string | null; key?: string; beside?: Record<string, unknown> }
  | { body: unknown; link?: string | null; status?: number };

/** GitHub's addresses in links: by the repository's number, so that they outlive its name. */
export function addressOf({ url, repository }: RepositoryCall): URL {
  const address = new URL(url);
  const behind = url.pathname.replace(/^\/(repos\/[^/]+\/[^/]+|repositories\/\d+)/, "");
  address.pathname = `/repositories/${repository.spec.id}${behind}`;
  return address;
}

export function permit(call: RepositoryCall, permission: Permission): void {
  if (call.grant.may(permission, call.repository)) return;
  const whose = call.grant.installation !== null ? "integration" : "personal access token";
  throw new Refusal(403, `Resource not accessible by ${whose}`, {
    "x-accepted-github-permissions": `${permission}=read`,
  });
}

/** Throws 404 for what the token may not see, as if it were not there. */
export function visible(repository: Repository | undefined, grant: Grant): Repository {
  if (!repository || !grant.sees(repository)) throw notFound();
  return repository;
}
