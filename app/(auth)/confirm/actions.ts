"use server";

import { redirect } from "next/navigation";
import { callerAddress } from "#lib/auth/address.ts";
import { type LinkPurpose, leadsToPassword, readMailLink, readNext } from "#lib/auth/mail-link.ts";
import { type Opened, openLink } from "#lib/auth/mail-proof.ts";
import { formOf, guard } from "#lib/http/action.ts";

/** The button of a link in a mail: what the link itself, opened by whomever, does not do. */
export async function openLinkAction(form: FormData): Promise<void> {
  const parts = Object.fromEntries(formOf(form));
  const link = readMailLink(parts);
  if (link === null) redirect("/confirm");
  const { tokenHash, purpose } = link;
  const next = readNext(parts);
  const opened = await guard(async () => openLink(link, await callerAddress()));
  if (opened.status === "done") redirect(pathAfter(opened.value, purpose, next));
  redirect(pathTo("/confirm", { token_hash: tokenHash, type: purpose, next, problem: "busy" }));
}

function pathAfter(opened: Opened, purpose: LinkPurpose, next: string): string {
  if (opened === "spent") return pathTo("/confirm/expired", { type: purpose, next });
  if (opened === "half") return "/confirm/done?half=1";
  if (leadsToPassword(purpose)) return "/recover/password";
  // Who signs in reads as whom: a link may be of another account than they think.
  return pathTo("/confirm/done", { type: purpose, next });
}

function pathTo(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query)}`;
}
