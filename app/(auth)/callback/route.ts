import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { callerAddress } from "#lib/auth/address.ts";
import { readMailLink } from "#lib/auth/mail-link.ts";
import { limitRefusals } from "#lib/auth/refusal-limit.ts";
import { beganHere, exchangeCode } from "#lib/auth/session.ts";
import { safeNextPath } from "#lib/domain/access/next-path.ts";
import { guard } from "#lib/http/action.ts";

const MAX_CODE = 2000;

/** What the sign-in page says of an answer without a code, by the auth server's codes. */
const PROBLEMS: Record<string, string> = {
  otp_expired: "link",
  provider_email_needs_verification: "unverified",
  signup_disabled: "closed",
};

/**
 * Where providers lead back to, with a code that only the browser that began can exchange: whoever else fetches this
 * address gets and spends nothing. Links of mails came here once; they have a page with a button now.
 */
export async function GET({ nextUrl }: NextRequest) {
  const query = Object.fromEntries(nextUrl.searchParams);
  const next = safeNextPath(query.next);
  if (readMailLink(query) !== null) redirect(`/confirm?${nextUrl.searchParams}`);
  const { code } = query;
  if (code === undefined || code.length > MAX_CODE) redirect(backTo(problemIn(query), next));
  if (!(await beganHere())) redirect(backTo("elsewhere", next));
  const opened = await guard(async () => {
    await limitRefusals(await callerAddress(), () => exchangeCode(code));
  });
  redirect(opened.status === "done" ? next : backTo("provider", next));
}

/** Looking is not answering: without this the framework would run GET. */
export function HEAD() {
  return new Response(null, { status: 204 });
}

function backTo(problem: string, next: string): string {
  return `/sign-in?${new URLSearchParams({ problem, next })}`;
}

/** A provider at which a person said no has an error and, other than the auth server's own refusals, no code for it. */
function problemIn({ error, error_code: code }: Record<string, string>): string {
  if (error === "access_denied" && code === undefined) return "consent";
  return PROBLEMS[code ?? ""] ?? "provider";
}
