"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { AppError } from "#lib/errors.ts";
import { type ActionState, callerAddress, formOf, orgAction } from "#lib/http/action.ts";
import { type Asker, connectDatadog, disconnect, replaceKeys, requestSync } from "#lib/sync/connect.ts";

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
    const { connection, reconnected } = await connectDatadog(
      { member, address: await callerAddress() },
      {
        site: textOf(form, "site"),
        apiKey: textOf(form, "apiKey"),
        appKey: textOf(form, "appKey"),
        backfillDays: Number(textOf(form, "backfillDays") || Number.NaN),
        ...(name === "" ? {} : { name }),
      },
    );
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
    const asker = { member, address: await callerAddress() };
    await replaceKeys(asker, target.connectionId, {
      apiKey: textOf(form, "apiKey"),
      appKey: textOf(form, "appKey"),
      site: textOf(form, "site"),
    });
    await syncAtOnce(asker, target.connectionId);
    refresh();
    return undefined;
  });
}

/** Whoever gives new keys waits for numbers; a run that cannot start now is due by itself. */
async function syncAtOnce(asker: Asker, connectionId: string): Promise<void> {
  try {
    await requestSync(asker, connectionId, "nightly");
  } catch (error) {
    if (error instanceof AppError && (error.code === "sync_running" || error.code === "rate_limited")) return;
    throw error;
  }
}

export async function disconnectAction(target: { slug: string; connectionId: string }): Promise<ActionState> {
  return orgAction(target?.slug, "admin", async (member) => {
    await disconnect({ member, address: await callerAddress() }, target.connectionId, { purge: false });
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
    await disconnect({ member, address: await callerAddress() }, target.connectionId, { purge: true });
    redirect(`/orgs/${member.organization.slug}/settings/connections`);
  });
}

export async function syncConnectionAction(slug: string, connectionId: string): Promise<ActionState> {
  return orgAction(slug, "manager", async (member) => {
    await requestSync({ member, address: await callerAddress() }, connectionId, "nightly");
    refresh();
    return undefined;
  });
}
