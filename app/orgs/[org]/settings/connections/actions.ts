"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { Acting } from "#lib/db/acting.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";
import { connectDatadog, disconnect, replaceKeys, requestSync } from "#lib/sync/connect.ts";

function textOf(form: FormData, name: string): string {
  const value = formOf(form).get(name);
  return typeof value === "string" ? value : "";
}

/** Refuses a form in which a key was not typed. */
function requireKeys(form: FormData): void {
  const keys = [
    { field: "apiKey", publicMessage: "Enter the API key." },
    { field: "appKey", publicMessage: "Enter the application key." },
  ];
  const missing = keys.find(({ field }) => textOf(form, field).trim() === "");
  if (missing !== undefined) throw new AppError("invalid_input", missing);
}

/** Connects an account; `expected` is the disconnected connection that is meant to come back, if any. */
export async function connectAction(
  target: { slug: string; expected: string | null },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return orgAction(target?.slug, "admin", async (member) => {
    requireKeys(form);
    const name = textOf(form, "name").trim();
    const { connection, reconnected } = await connectDatadog(member, {
      site: textOf(form, "site"),
      apiKey: textOf(form, "apiKey"),
      appKey: textOf(form, "appKey"),
      backfillDays: Number(textOf(form, "backfillDays") || Number.NaN),
      ...(name === "" ? {} : { name }),
    });
    const told = new URLSearchParams({ [reconnected ? "reconnected" : "connected"]: connection.id });
    if (target.expected !== null && target.expected !== connection.id) told.set("instead", target.expected);
    redirect(`/orgs/${member.organization.slug}/settings/connections?${told}`);
  });
}

export async function replaceKeysAction(
  target: { slug: string; connectionId: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return orgAction(target?.slug, "admin", async (member) => {
    requireKeys(form);
    await replaceKeys(member, target.connectionId, {
      apiKey: textOf(form, "apiKey"),
      appKey: textOf(form, "appKey"),
      site: textOf(form, "site"),
    });
    await syncAtOnce(member, target.connectionId);
    refresh();
    return undefined;
  });
}

/** Whoever gives new keys waits for numbers; a run that cannot start now is due by itself. */
async function syncAtOnce(member: Acting, connectionId: string): Promise<void> {
  try {
    await requestSync(member, connectionId, "nightly");
  } catch (error) {
    if (error instanceof AppError && (error.code === "sync_running" || error.code === "rate_limited")) return;
    throw error;
  }
}

export async function disconnectAction(target: { slug: string; connectionId: string }): Promise<ActionState> {
  return orgAction(target?.slug, "admin", async (member) => {
    await disconnect(member, target.connectionId, { purge: false });
    redirect(`/orgs/${member.organization.slug}/settings/connections`);
  });
}

export async function purgeAction(
  target: { slug: string; connectionId: string; name: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  if (textOf(form, "confirmation").trim() !== target?.name) {
    return { status: "refused", field: "confirmation", message: "This is not the name of the connection." };
  }
  return orgAction(target?.slug, "admin", async (member) => {
    await disconnect(member, target.connectionId, { purge: true });
    redirect(`/orgs/${member.organization.slug}/settings/connections`);
  });
}

export async function syncConnectionAction(slug: string, connectionId: string): Promise<ActionState> {
  return orgAction(slug, "manager", async (member) => {
    await requestSync(member, connectionId, "nightly");
    refresh();
    return undefined;
  });
}
