import type { Account, Grant } from "./account.ts";
import type { Answer } from "./call.ts";
import { notFound } from "./refusal.ts";
import { time } from "./wire.ts";
import { numberOf } from "./wire-rows.ts";

const LIVES_SECONDS = 3600;

/** One request by the App itself, which signs with its key and not with a token. */
export interface AppCall {
  method: string;
  path: string;
  accounts: readonly Account[];
  now: number;
}

/** Three parts of base64url: what signs is not checked, as nobody here knows the App's public key. */
export function isAppToken(token: string | null): boolean {
  return token !== null && /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/.test(token);
}

/** Answers what an App may ask: whose an installation is, and a token of it for an hour. */
export function appAnswer({ method, path, accounts, now }: AppCall): Answer {
  const [, id, behind] = /^\/app\/installations\/(\d+)(\/access_tokens)?$/.exec(path) ?? [];
  const found = accounts.flatMap((account) => installationOf(account, Number(id)))[0];
  if (!found) throw notFound();
  const { account, grant } = found;
  if (method === "GET" && behind === undefined) {
    const owner = { login: account.owner, id: numberOf(account.owner), type: "Organization" };
    return { body: { id: Number(id), account: owner, repository_selection: "selected", suspended_at: null } };
  }
  if (method !== "POST" || behind === undefined) throw notFound();
  const permissions = Object.fromEntries([...grant.permissions].map((name) => [name, "read"]));
  const expires_at = time(now + LIVES_SECONDS);
  return {
    status: 201,
    body: { token: grant.token, expires_at, permissions, repository_selection: "selected" },
  };
}

function installationOf(account: Account, id: number): { account: Account; grant: Grant }[] {
  const grant = [...account.grants.values()].find(({ installation }) => installation === id);
  return grant ? [{ account, grant }] : [];
}
