import { accountFingerprint } from "../../credentials.ts";
import type { Acting } from "../../db/acting.ts";
import { refuseKeys } from "../../db/connecting.ts";
import {
  type EventSource,
  type SourceAccount,
  SourceError,
  type SourceReader,
} from "../../sources/source.ts";

/** How an account is stored and recognised. */
export function identify(source: EventSource, account: SourceAccount) {
  const { identity, hint, name } = source.identify(account);
  const { provider } = source.form;
  const fingerprint = accountFingerprint(provider, identity);
  return { name, stored: { provider, site: account.site, keyHint: hint, fingerprint } };
}

type Candidate = { source: EventSource; account: SourceAccount; connectionId: string | null };

/** Asks the source whether the keys are good, and notes in the audit log when they are not. */
export async function checkAccount(
  acting: Acting,
  { source, account, connectionId }: Candidate,
): Promise<SourceReader> {
  try {
    return await source.check(account);
  } catch (error) {
    if (error instanceof SourceError && error.kind === "refused") {
      await refuseKeys(acting, { connectionId, site: account.site, reason: error.says });
    }
    throw error;
  }
}
