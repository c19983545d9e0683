import type { Acting } from "../../db/acting.ts";
import type { FoundConnection } from "../../db/connecting.ts";
import { type Keys, readCredentials } from "../../db/credentials.ts";
import { AppError, type ErrorCode } from "../../errors.ts";
import type { EventSource, SourceReader } from "../../sources/source.ts";
import type { Server } from "../run.ts";

/** Whose stored keys, and what opens them. They never leave the server. */
type Stored = { acting: Acting; server: Server; source: EventSource; connection: FoundConnection };

const OPEN_SECONDS = 40;

/** There are none, or our ring does not fit: new keys are the way out, so neither may stand in theirs. */
const GONE = new Set<ErrorCode>(["not_found", "credential_unreadable"]);

/** The stored secrets of these fields; null when one of them cannot be had. */
export async function readStored(
  { acting, server, connection }: Stored,
  fields: string[],
): Promise<Keys | null> {
  if (fields.length === 0) return {};
  const owner = { organizationId: acting.organization.id, connectionId: connection.id, fields };
  try {
    return await readCredentials(server.db, server.env.credentialKeys, owner);
  } catch (error) {
    if (error instanceof AppError && GONE.has(error.code)) return null;
    throw error;
  }
}

/** A reader of the account that the stored keys open; null when they cannot be had. */
export async function openStored(stored: Stored): Promise<SourceReader | null> {
  const { source, connection } = stored;
  const keys = await readStored(
    stored,
    source.form.keys.map(({ name }) => name),
  );
  if (keys === null) return null;
  return source.open(
    { site: connection.site, keys },
    { deadlineAt: Date.now() + OPEN_SECONDS * 1000, limit: { notBefore: 0 }, onCall: () => undefined },
  );
}
