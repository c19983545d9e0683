import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { accountFingerprint } from "../credentials.ts";
import type { Db } from "../db/call.ts";
import {
  type AuditEntry,
  connectAccount,
  disconnectConnection,
  findConnection,
  listKnownAccounts,
  writeAudit,
} from "../db/connecting.ts";
import { startRun } from "../db/sync.ts";
import { listSyncRuns } from "../db/sync-runs.ts";
import { startWork } from "../db/work.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { checkKeys } from "../sources/datadog/check-keys.ts";
import type { DatadogClient } from "../sources/datadog/client.ts";
import { parseSite, SITES, type Site } from "../sources/datadog/site.ts";
import { adminClient } from "../supabase/admin.ts";
import { hold } from "../work/hold.ts";
import { doInBackground } from "./background.ts";
import { purgeConnection } from "./purge.ts";
import { readConnection, replayConnection } from "./run-connection.ts";
import { findSameAccount, recognise } from "./same-account.ts";

const PURGE_AT_ONCE_MS = 10_000;
const OTHER_ACCOUNT =
  "These keys belong to another Datadog account, and its history would be mixed with this one's. Add it as a connection of its own, and disconnect this one if it is over.";

/** Who asks: an active member whose role the caller has checked, and from which network address. */
export type Asker = {
  member: { user: { id: string; email: string }; organization: { id: string } };
  address: string | null;
};

/** Letters, digits, dash and underscore: what Datadog's keys are made of, old and new. */
const key = (name: string) =>
  z
    .string()
    .transform((text) => text.trim())
    .refine((text) => /^[A-Za-z0-9_-]{20,128}$/.test(text), {
      error: `The ${name} is not a Datadog key: it has 20 to 128 letters and digits and no spaces.`,
    });

export const connectInput = z.strictObject({
  provider: z.literal("datadog").default("datadog"),
  name: z.string().trim().min(1).max(80).optional(),
  site: z.string().max(300),
  apiKey: key("API key"),
  appKey: key("application key"),
  backfillDays: z
    .number({ error: "The days of history are a whole number from 1 to 730." })
    .int({ error: "The days of history are a whole number from 1 to 730." })
    .min(1, { error: "The days of history are a whole number from 1 to 730." })
    .max(730, { error: "The days of history are a whole number from 1 to 730." })
    .default(90),
});

export const keysInput = connectInput
  .pick({ apiKey: true, appKey: true })
  .extend({ site: z.string().max(300).optional() });

export type ConnectedAccount = {
  connection: { id: string };
  runId: string;
  /** A disconnected connection to the same account came back, with all that it held. */
  reconnected: boolean;
};

/**
 * Checks the keys with Datadog, stores them sealed and starts the first sync. A disconnected connection to the same
 * account comes back instead of a second one beside it. Nothing is saved when Datadog refuses any of it.
 */
export async function connectDatadog(asker: Asker, input: unknown): Promise<ConnectedAccount> {
  const wanted = parseInput(connectInput, input);
  const site = siteOf(wanted.site);
  const db = adminClient();
  const organizationId = asker.member.organization.id;
  const client = await check(asker, db, { ...wanted, site });
  const identity = identify(site, wanted.apiKey);
  const known = await listKnownAccounts(db, { organizationId, site });
  const same = await findSameAccount(client, known, identity.fingerprint);
  if (same !== null && same.status !== "disconnected") throw new AppError("already_connected");
  const owner = { organizationId, connectionId: same?.id ?? randomUUID() };
  const common = { organizationId, id: owner.connectionId, ...identity, backfillDays: wanted.backfillDays };
  const name = wanted.name ?? `Datadog ${SITES.find((known) => known.id === site)?.name ?? ""}`.trim();
  await connectAccount(db, env().credentialKeys, {
    account: same === null ? { ...common, how: "create", name } : { ...common, how: "reconnect" },
    keys: wanted,
  });
  const action = same === null ? "connection.connected" : "connection.reconnected";
  await audit(asker, db, { action, target: owner.connectionId, details: { site } });
  const runId = await startFirst(db, owner);
  return { connection: { id: owner.connectionId }, runId, reconnected: same !== null };
}

/** The first run; a tick may have opened it between our two calls, and is as welcome. */
async function startFirst(db: Db, owner: { organizationId: string; connectionId: string }): Promise<string> {
  try {
    const held = await startRun(db, { ...owner, trigger: "connect", mode: null });
    doInBackground(held, readConnection);
    return held.runId;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "sync_running") throw error;
    const { connectionId } = owner;
    const runs = await listSyncRuns(db, owner.organizationId, { connectionId, limit: 1, cursor: null });
    const [newest] = runs.items;
    if (newest === undefined) throw error;
    return newest.id;
  }
}

/**
 * New keys for a connection, checked first; it is due at once. Its site may change with them while it holds no event.
 * `conflict` when they open another account than the one whose events it holds.
 */
export async function replaceKeys(asker: Asker, connectionId: string, input: unknown): Promise<void> {
  const wanted = parseInput(keysInput, input);
  const db = adminClient();
  const organizationId = asker.member.organization.id;
  const connection = await findConnection(db, { organizationId, connectionId });
  if (connection === null || connection.status === "disconnected") throw new AppError("not_found");
  const site = wanted.site === undefined ? connection.site : siteOf(wanted.site);
  const client = await check(asker, db, { ...wanted, site });
  const identity = identify(site, wanted.apiKey);
  const known = await listKnownAccounts(db, { organizationId, site: connection.site });
  const own = known.find((account) => account.id === connectionId);
  if (own === undefined) throw new AppError("not_found");
  const recognition = own.fingerprint === identity.fingerprint ? "same" : await recognise(client, own);
  if (recognition === "other") throw new AppError("conflict", { publicMessage: OTHER_ACCOUNT });
  const elsewhere = (await listKnownAccounts(db, { organizationId, site })).filter(
    (account) => account.id !== connectionId && account.status !== "disconnected",
  );
  if ((await findSameAccount(client, elsewhere, identity.fingerprint)) !== null)
    throw new AppError("already_connected");
  await connectAccount(db, env().credentialKeys, {
    account: {
      organizationId,
      id: connectionId,
      ...identity,
      how: "renew",
      freshHistory: recognition === "unknown",
    },
    keys: wanted,
  });
  await audit(asker, db, { action: "connection.keys_replaced", target: connectionId, details: { site } });
}

/** Starts a sync at once, whatever our own back-off says; `sync_running` or `rate_limited` when it cannot. */
export async function requestSync(
  asker: Asker,
  connectionId: string,
  mode: "nightly" | "deep",
): Promise<{ runId: string }> {
  const db = adminClient();
  const held = await startRun(db, {
    organizationId: asker.member.organization.id,
    connectionId,
    trigger: "manual",
    mode,
  });
  await audit(asker, db, { action: "connection.sync_requested", target: connectionId, details: { mode } });
  doInBackground(held, readConnection);
  return { runId: held.runId };
}

/**
 * Parses the stored payloads and the quarantine once more, without a call to Datadog; `sync_running` when a run goes
 * on, `not_found` for a disconnected connection.
 */
export async function requestReplay(asker: Asker, connectionId: string): Promise<{ runId: string }> {
  const db = adminClient();
  const held = await startRun(db, {
    organizationId: asker.member.organization.id,
    connectionId,
    trigger: "manual",
    mode: "replay",
  });
  await audit(asker, db, { action: "connection.replay_requested", target: connectionId });
  doInBackground(held, replayConnection);
  return { runId: held.runId };
}

/** Ends a connection and destroys its keys; with `purge` its events go too. */
export async function disconnect(
  asker: Asker,
  connectionId: string,
  options: { purge: boolean },
): Promise<void> {
  const db = adminClient();
  const owner = { organizationId: asker.member.organization.id, connectionId };
  await disconnectConnection(db, { ...owner, purge: options.purge });
  if (options.purge) await purgeAtOnce(db, owner);
  const action = options.purge ? "connection.purged" : "connection.disconnected";
  await audit(asker, db, { action, target: connectionId });
}

/** An ordinary connection is gone with it; of a large one the rest goes with the next ticks. */
async function purgeAtOnce(db: Db, owner: { organizationId: string; connectionId: string }): Promise<void> {
  const { organizationId, connectionId: subjectId } = owner;
  const held = await startWork(db, {
    organizationId,
    kind: "purge_connection",
    subjectId,
    trigger: "manual",
  });
  await hold(held, purgeConnection, { db, deadlineAt: Date.now() + PURGE_AT_ONCE_MS });
}

function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  const own = issue?.code === "custom" || /^The days/.test(issue?.message ?? "");
  // Never what was typed: it may be a key.
  const publicMessage =
    own && issue !== undefined
      ? issue.message
      : `${field === "" ? "The request" : `"${field}"`} is missing or not valid.`;
  throw new AppError("invalid_input", { publicMessage });
}

function siteOf(text: string): Site {
  const parsed = parseSite(text);
  if (!parsed.ok) throw new AppError("invalid_input", { publicMessage: parsed.message });
  return parsed.site;
}

function identify(site: Site, apiKey: string) {
  return { site, keyHint: apiKey.slice(-4), fingerprint: accountFingerprint(site, apiKey) };
}

type Candidate = { site: Site; apiKey: string; appKey: string };

async function check(asker: Asker, db: Db, candidate: Candidate): Promise<DatadogClient> {
  const { site, apiKey, appKey } = candidate;
  try {
    return await checkKeys({ site, apiKey, appKey, baseUrl: env().datadogBaseUrl });
  } catch (error) {
    if (error instanceof AppError && error.code === "datadog_rejected") {
      await audit(asker, db, {
        action: "connection.refused",
        target: null,
        details: { site, reason: error.publicMessage },
      });
    }
    throw error;
  }
}

async function audit(
  asker: Asker,
  db: Db,
  entry: Pick<AuditEntry, "action" | "target" | "details">,
): Promise<void> {
  await writeAudit(db, {
    organizationId: asker.member.organization.id,
    actorId: asker.member.user.id,
    actor: asker.member.user.email,
    address: asker.address,
    ...entry,
  });
}
