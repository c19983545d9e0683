import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { accountFingerprint } from "../credentials.ts";
import { checkKeys } from "../datadog/check-keys.ts";
import { parseSite, SITES, type Site } from "../datadog/site.ts";
import type { Db } from "../db/call.ts";
import {
  type AuditEntry,
  createConnection,
  disconnectConnection,
  findConnection,
  findConnectionOfEvents,
  renewConnection,
  writeAudit,
} from "../db/connecting.ts";
import { storeCredentials } from "../db/credentials.ts";
import { startRun } from "../db/sync.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { adminClient } from "../supabase/admin.ts";
import { runInBackground } from "./background.ts";

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

/** Checks the keys with Datadog, stores them sealed and starts the first sync. Nothing is saved when any of it fails. */
export async function connectDatadog(
  asker: Asker,
  input: unknown,
): Promise<{ connection: { id: string }; runId: string }> {
  const wanted = parseInput(connectInput, input);
  const site = siteOf(wanted.site);
  const db = adminClient();
  const organizationId = asker.member.organization.id;
  await check(asker, db, { ...wanted, site });
  const owner = { organizationId, connectionId: randomUUID() };
  await createConnection(db, {
    organizationId,
    id: owner.connectionId,
    name: wanted.name ?? `Datadog ${SITES.find((known) => known.id === site)?.name ?? ""}`.trim(),
    ...identity(site, wanted.apiKey),
    backfillDays: wanted.backfillDays,
  });
  try {
    await storeCredentials(db, env().credentialKeys, {
      ...owner,
      apiKey: wanted.apiKey,
      appKey: wanted.appKey,
    });
  } catch (error) {
    await disconnectConnection(db, { ...owner, purge: true });
    throw error;
  }
  await audit(asker, db, { action: "connection.connected", target: owner.connectionId, details: { site } });
  const held = await startRun(db, { ...owner, trigger: "connect", mode: null });
  runInBackground(held);
  return { connection: { id: owner.connectionId }, runId: held.runId };
}

/** New keys for a connection, checked first; it is due at once. Its site may change with them. */
export async function replaceKeys(asker: Asker, connectionId: string, input: unknown): Promise<void> {
  const wanted = parseInput(keysInput, input);
  const db = adminClient();
  const owner = { organizationId: asker.member.organization.id, connectionId };
  const connection = await findConnection(db, owner);
  if (connection === null || connection.status === "disconnected") throw new AppError("not_found");
  const site = wanted.site === undefined ? connection.site : siteOf(wanted.site);
  await check(asker, db, { ...wanted, site, connectionId });
  await storeCredentials(db, env().credentialKeys, {
    ...owner,
    apiKey: wanted.apiKey,
    appKey: wanted.appKey,
  });
  await renewConnection(db, {
    organizationId: owner.organizationId,
    id: connectionId,
    ...identity(site, wanted.apiKey),
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
  runInBackground(held);
  return { runId: held.runId };
}

/** Ends a connection and destroys its keys; with `purge` its events go too. */
export async function disconnect(
  asker: Asker,
  connectionId: string,
  options: { purge: boolean },
): Promise<void> {
  const db = adminClient();
  await disconnectConnection(db, {
    organizationId: asker.member.organization.id,
    connectionId,
    purge: options.purge,
  });
  await audit(asker, db, {
    action: options.purge ? "connection.purged" : "connection.disconnected",
    target: connectionId,
  });
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

function identity(site: Site, apiKey: string) {
  return { site, keyHint: apiKey.slice(-4), fingerprint: accountFingerprint(site, apiKey) };
}

type Candidate = { site: Site; apiKey: string; appKey: string; connectionId?: string };

async function check(asker: Asker, db: Db, candidate: Candidate): Promise<void> {
  const organizationId = asker.member.organization.id;
  const { site, apiKey, appKey } = candidate;
  try {
    const eventIds = await checkKeys({ site, apiKey, appKey, baseUrl: env().datadogBaseUrl });
    // Two keys of one account look unrelated; the events they show do not.
    const same = await findConnectionOfEvents(db, { organizationId, site, eventIds });
    if (same !== null && same !== candidate.connectionId) throw new AppError("already_connected");
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
