"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Acting } from "#lib/db/acting.ts";
import { DEMO_ACCOUNT } from "#lib/domain/access/demo-account.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";
import { formOf as sourceForm } from "#lib/sources/sources.ts";
import { connect } from "#lib/sync/connecting/connect.ts";
import { decideVanished } from "#lib/sync/connecting/decide-vanished.ts";
import { disconnect } from "#lib/sync/connecting/disconnect.ts";
import { replaceKeys } from "#lib/sync/connecting/replace-keys.ts";
import { requestSync } from "#lib/sync/connecting/request-run.ts";

function textOf(form: FormData, name: string): string {
  const value = formOf(form).get(name);
  return typeof value === "string" ? value : "";
}

/** What the form of a source asks for; an empty object for a source that there is not, which is then refused. */
function accountOf(form: FormData, provider: string): Record<string, string> {
  const source = sourceForm(provider);
  const names = source?.keys.map(({ name }) => name) ?? [];
  if (source !== undefined && source.site !== null) names.push("site");
  return Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
}

/** The keys of the demo's own account, where this is the demo; `not_found` anywhere else. */
export async function demoKeysAction(slug: string): Promise<ActionState<Record<string, string>>> {
  return orgAction(slug, "admin", async () => {
    if (!env().demo) throw new AppError("not_found");
    return { ...DEMO_ACCOUNT };
  });
}

/**
 * Connects an account; `expected` is the disconnected connection that is meant to come back, if any, `first` that it
 * is asked for by the first steps, which go on then.
 */
export async function connectAction(
  target: { slug: string; provider: string; expected: string | null; first?: boolean },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return orgAction(target?.slug, "admin", async (member) => {
    const name = textOf(form, "name").trim();
    const { connection, reconnected } = await connect(member, {
      provider: target.provider,
      ...accountOf(form, target.provider),
      backfillDays: Number(textOf(form, "backfillDays") || Number.NaN),
      ...(name === "" ? {} : { name }),
    });
    if (target.first === true) redirect(`/orgs/${member.organization.slug}/start`);
    const told = new URLSearchParams({ [reconnected ? "reconnected" : "connected"]: connection.id });
    if (target.expected !== null && target.expected !== connection.id) told.set("instead", target.expected);
    redirect(`/orgs/${member.organization.slug}/settings/connections?${told}`);
  });
}

export async function replaceKeysAction(
  target: { slug: string; provider: string; connectionId: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return orgAction(target?.slug, "admin", async (member) => {
    const { connectionId, provider } = target;
    const filled = Object.entries(accountOf(form, provider)).filter(([, text]) => text.trim() !== "");
    await replaceKeys(member, { connectionId, input: Object.fromEntries(filled) });
    await syncAtOnce(member, connectionId);
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

export async function decideVanishedAction(target: {
  slug: string;
  connectionId: string;
  confirm: boolean;
}): Promise<ActionState> {
  return orgAction(target?.slug, "admin", async (member) => {
    await decideVanished(member, target.connectionId, { confirm: target.confirm === true });
    refresh();
    return undefined;
  });
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
    const t = await getTranslations("connections");
    return { status: "refused", field: "confirmation", message: t("wrongName") };
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
