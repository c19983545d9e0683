"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { type ActionState, callerAddress, formOf, orgAction } from "#lib/auth/action.ts";
import { connectDatadog, disconnect, replaceKeys, requestSync } from "#lib/sync/connect.ts";

function textOf(form: FormData, name: string): string {
  const value = formOf(form).get(name);
  return typeof value === "string" ? value : "";
}

export async function connectAction(slug: string, _: ActionState, form: FormData): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    const name = textOf(form, "name").trim();
    await connectDatadog(
      { member, address: await callerAddress() },
      {
        site: textOf(form, "site"),
        apiKey: textOf(form, "apiKey"),
        appKey: textOf(form, "appKey"),
        backfillDays: Number(textOf(form, "backfillDays") || Number.NaN),
        ...(name === "" ? {} : { name }),
      },
    );
    redirect(`/orgs/${member.organization.slug}/settings/connections`);
  });
}

export async function replaceKeysAction(
  target: { slug: string; connectionId: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  return orgAction(target?.slug, "admin", async (member) => {
    await replaceKeys({ member, address: await callerAddress() }, target.connectionId, {
      apiKey: textOf(form, "apiKey"),
      appKey: textOf(form, "appKey"),
      site: textOf(form, "site"),
    });
    refresh();
    return undefined;
  });
}

export async function disconnectAction(
  target: { slug: string; connectionId: string; name: string },
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  if (textOf(form, "confirmation").trim() !== target?.name) {
    return { status: "refused", field: "confirmation", message: "This is not the name of the connection." };
  }
  return orgAction(target?.slug, "admin", async (member) => {
    const purge = textOf(form, "events") === "delete";
    await disconnect({ member, address: await callerAddress() }, target.connectionId, { purge });
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
