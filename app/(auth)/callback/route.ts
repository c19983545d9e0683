import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { z } from "zod";
import { callerAddress } from "#lib/auth/address.ts";
import { limitRefusals } from "#lib/auth/refusal-limit.ts";
import { exchangeCode, verifyLink } from "#lib/auth/session.ts";
import { safeNextPath } from "#lib/domain/access/next-path.ts";
import { guard } from "#lib/http/action.ts";

const link = z.object({
  token_hash: z.string().min(1).max(500),
  type: z.enum(["signup", "invite", "magiclink", "recovery", "email_change", "email"]),
});
const oauth = z.object({ code: z.string().min(1).max(2000) });

/** Where links of our mails (token_hash and type) and OAuth providers (code) come back to. */
export async function GET(request: NextRequest) {
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const fromMail = link.safeParse(query);
  const fromProvider = oauth.safeParse(query);
  if (!fromMail.success && !fromProvider.success) redirect("/sign-in?problem=provider");
  const opened = await guard(async () => {
    await limitRefusals(await callerAddress(), async () => {
      if (fromMail.success) await verifyLink(fromMail.data.token_hash, fromMail.data.type);
      else if (fromProvider.success) await exchangeCode(fromProvider.data.code);
    });
  });
  if (opened.status !== "done") redirect(`/sign-in?problem=${fromMail.success ? "link" : "provider"}`);
  const recovering = fromMail.success && fromMail.data.type === "recovery";
  redirect(recovering ? "/recover/password" : safeNextPath(query.next));
}
