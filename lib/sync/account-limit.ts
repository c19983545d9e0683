import type { SharedLimit } from "../sources/source.ts";

type Shared = { limit: SharedLimit; runs: number };

const shared = new Map<string, Shared>();

/**
 * Runs `task` with the rate limit that all present runs of this process with the same keys share, in whatever
 * organisation. It is forgotten with the last of them: from then on the database's `not_before` says who waits.
 */
export async function withAccountLimit<T>(
  accountFingerprint: string,
  task: (limit: SharedLimit) => Promise<T>,
): Promise<T> {
  const account = shared.get(accountFingerprint) ?? { limit: { notBefore: 0 }, runs: 0 };
  shared.set(accountFingerprint, account);
  account.runs += 1;
  try {
    return await task(account.limit);
  } finally {
    account.runs -= 1;
    if (account.runs === 0) shared.delete(accountFingerprint);
  }
}
