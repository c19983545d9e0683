import { accountFingerprint } from "../../credentials.ts";
import type { Db } from "../../db/call.ts";
import {
  type EventSource,
  type SourceAccount,
  SourceError,
  type SourceReader,
} from "../../sources/source.ts";
import { type Asker, audit } from "./asker.ts";

/** How an account is stored and recognised. */
export function identify(source: EventSource, account: SourceAccount) {
  const { identity, hint, name } = source.identify(account);
  const { provider } = source.form;
  const fingerprint = accountFingerprint(provider, identity);
  return { name, stored: { provider, site: account.site, keyHint: hint, fingerprint } };
}

/** Asks the source whether the keys are good, and notes in the audit log when they are not. */
export async function checkAccount(
  asker: Asker,
  db: Db,
  { source, account }: { source: EventSource; account: SourceAccount },
): Promise<SourceReader> {
  try {
    return await source.check(account);
  } catch (error) {
    if (error instanceof SourceError && error.kind === "refused") {
      const details = { ...placeOf(account), reason: error.publicMessage };
      await audit(asker, db, { action: "connection.refused", target: null, details });
    }
    throw error;
  }
}

/** Where an account is, for the audit log. */
export function placeOf({ site }: SourceAccount): { site?: string } {
  return site === null ? {} : { site };
}
