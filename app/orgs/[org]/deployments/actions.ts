"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { correctDeployments, undoCorrection } from "#lib/db/corrections.ts";
import { CORRECTIONS } from "#lib/domain/sync/corrections.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";

const input = z.object({
  ids: z.array(z.uuid()).min(1).max(200),
  verdict: z.enum(CORRECTIONS),
  reason: z.string().trim().min(1).max(500),
  repairedBy: z.uuid().optional(),
});

/** Corrects the verdict of deployments, all or none; how many. */
export async function correctVerdictsAction(
  slug: string,
  ids: string[],
  _: ActionState<number>,
  form: FormData,
): Promise<ActionState<number>> {
  const { verdict, reason, repairedBy } = Object.fromEntries(formOf(form));
  const repair = verdict === "failed" && repairedBy ? { repairedBy } : {};
  const parsed = input.safeParse({ ids, verdict, reason, ...repair });
  if (!parsed.success) {
    const t = await getTranslations("deployment");
    const field = String(parsed.error.issues[0]?.path[0] ?? "");
    return { status: "refused", field, message: t(field === "reason" ? "badReason" : "notValid") };
  }
  return orgAction(slug, "manager", async (member) => {
    const items = await correctDeployments(member, parsed.data);
    refresh();
    return items.length;
  });
}

/** Gives a deployment back Datadog's newest verdict. */
export async function undoCorrectionAction(slug: string, id: string): Promise<ActionState> {
  return orgAction(slug, "manager", async (member) => {
    // Anybody can call an action with anything.
    const known = z.uuid().safeParse(id);
    if (!known.success) throw new AppError("not_found");
    await undoCorrection(member, known.data);
    refresh();
    return undefined;
  });
}
