"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Acting } from "#lib/db/acting.ts";
import { DEMO_ACCOUNT, DEMO_GITHUB } from "#lib/domain/access/demo-account.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction, sayRefusal } from "#lib/http/action.ts";
import { GITHUB_FORM, formOf as sourceForm } from "#lib/sources/sources.ts";
import { connect } from "#lib/sync/connecting/connect.ts";
import { decideVanished } from "#lib/sync/connecting/decide-vanished.ts";
import { disconnect } from "#lib/sync/connecting/disconnect.ts";
import { chooseRepositories, chooseWorkflows } from "#lib/sync/connecting/github/choose.ts";
import { type OfferedRepository, offerMore, offerRepositories } from "#lib/sync/connecting/github/offer.ts";
import { replaceToken } from "#lib/sync/connecting/github/replace-token.ts";
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
export async function demoKeysAction(
  slug: string,
  provider: string,
): Promise<ActionState<Record<string, string>>> {
  return orgAction(slug, "admin", async () => {
    if (!env().demo) throw new AppError("not_found");
    return { ...(provider === GITHUB_FORM.provider ? DEMO_GITHUB : DEMO_ACCOUNT) };
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
    if (target.provider === GITHUB_FORM.provider && target.expected !== null)
      return bringBack(member, target.expected, form);
    const name = textOf(form, "name").trim();
    const { connection, reconnected } = await connect(member, {
      provider: target.provider,
      ...accountOf(form, target.provider),
      ...whatOf(form, target.provider),
      ...(name === "" ? {} : { name }),
    });
    if (target.first === true) redirect(`/orgs/${member.organization.slug}/start`);
    const told = new URLSearchParams({ [reconnected ? "reconnected" : "connected"]: connection.id });
    if (target.expected !== null && target.expected !== connection.id) told.set("instead", target.expected);
    redirect(`/orgs/${member.organization.slug}/settings/connections?${told}`);
  });
}

/** How much of the account is read. */
function whatOf(form: FormData, provider: string): Record<string, unknown> {
  if (provider === GITHUB_FORM.provider) return { repositories: allOf(form, "repositories") };
  return { backfillDays: Number(textOf(form, "backfillDays") || Number.NaN) };
}

function allOf(form: FormData, name: string): string[] {
  return formOf(form).getAll(name).map(String);
}

/** Any token that reads its repositories brings a connection to GitHub back. */
async function bringBack(member: Acting, connectionId: string, form: FormData): Promise<undefined> {
  await replaceToken(member, { connectionId, input: accountOf(form, GITHUB_FORM.provider), back: true });
  await syncAtOnce(member, connectionId);
  const told = new URLSearchParams({ reconnected: connectionId });
  redirect(`/orgs/${member.organization.slug}/settings/connections?${told}`);
}

/** A repository as it is offered, with words for what speaks against it. */
export type Offered = Omit<OfferedRepository, "problem"> & { problem: string | null };

/** What a token that was typed may read; it is not kept. */
export async function offerRepositoriesAction(slug: string, form: FormData): Promise<ActionState<Offered[]>> {
  return orgAction(slug, "admin", async (member) =>
    sayOffer(await offerRepositories(member, accountOf(form, GITHUB_FORM.provider))),
  );
}

/** What else the token of a connection may read. */
export async function offerMoreAction(slug: string, connectionId: string): Promise<ActionState<Offered[]>> {
  return orgAction(slug, "admin", async (member) => sayOffer(await offerMore(member, String(connectionId))));
}

function sayOffer(offered: OfferedRepository[]): Promise<Offered[]> {
  return Promise.all(
    offered.map(async ({ problem, ...one }) => ({
      ...one,
      problem: problem === null ? null : await sayRefusal(problem),
    })),
  );
}

export async function chooseRepositoriesAction(
  target: { slug: string; connectionId: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return orgAction(target?.slug, "admin", async (member) => {
    const repositories = allOf(form, "repositories");
    await chooseRepositories(member, { connectionId: target.connectionId, repositories });
    refresh();
    return undefined;
  });
}

/** None ticked: nobody says any more which have to pass. */
export async function chooseWorkflowsAction(
  target: { slug: string; connectionId: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return orgAction(target?.slug, "admin", async (member) => {
    const ticked = allOf(form, "workflows");
    const workflows = ticked.length === 0 ? null : ticked;
    const repositoryId = textOf(form, "repositoryId");
    await chooseWorkflows(member, { connectionId: target.connectionId, repositoryId, workflows });
    refresh();
    return undefined;
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
