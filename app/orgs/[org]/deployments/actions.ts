"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { correctDeployments, undoCorrection } from "#lib/db/corrections.ts";
import { problemOf } from "#lib/domain/refusals.ts";
import { CORRECTIONS } from "#lib/domain/sync/corrections.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";

/** Of a reason. */
const MOST_CHARACTERS = 500;

const input = z.object({
  ids: z.array(z.uuid()).min(1).max(200),
  verdict: z.enum(CORRECTIONS),
  reason: z.string().trim().min(1).max(MOST_CHARACTERS),
  repairedBy: z.uuid().optional(),
});

/** Corrects the verdict of deployments, all or none; how many. */
export async function correctVerdictsAction(
  slug: string,
  ids: string[],
  _: ActionState<number>,
  form: FormData,
): Promise<ActionState<number>> {
  return orgAction(slug, "manager", async (member) => {
    const items = await correctDeployments(member, await sentCorrection(ids, form));
    refresh();
    return items.length;
  });
}

/** A correction as its form sent it; `invalid_input` at the reason, which alone is typed. */
async function sentCorrection(ids: string[], form: FormData) {
  const { verdict, reason, repairedBy } = Object.fromEntries(formOf(form));
  const repair = verdict === "failed" && repairedBy ? { repairedBy } : {};
  const parsed = input.safeParse({ ids, verdict, reason, ...repair });
  if (parsed.success) return parsed.data;
  if (parsed.error.issues[0]?.path[0] !== "reason") throw new AppError("invalid_input");
  const word = (await getTranslations("correctionForm"))("reason");
  const says = problemOf("form", word, { code: "not_a_text_of", numbers: { most: MOST_CHARACTERS } });
  throw new AppError("invalid_input", { says, field: "reason" });
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
