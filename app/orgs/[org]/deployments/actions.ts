"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { Acting } from "#lib/db/acting.ts";
import { correctDeployments, undoCorrection } from "#lib/db/corrections.ts";
import { type DeploymentDetail, getDeployment } from "#lib/db/events.ts";
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

/** Says once more what a correction says, against what Datadog says by now. */
export async function keepCorrectionAction(slug: string, id: string): Promise<ActionState> {
  return orgAction(slug, "manager", async (member) => {
    const correction = (await findDeployment(member, id)).correction;
    if (correction === null) throw new AppError("not_found");
    const { verdict, reason, repairedBy } = correction;
    await correctDeployments(member, { ids: [id], verdict, reason, repairedBy: repairedBy ?? undefined });
    refresh();
    return undefined;
  });
}

/** Gives a deployment back Datadog's newest verdict. */
export async function undoCorrectionAction(slug: string, id: string): Promise<ActionState> {
  return orgAction(slug, "manager", async (member) => {
    await undoCorrection(member, (await findDeployment(member, id)).id);
    refresh();
    return undefined;
  });
}

/** Anybody can call an action with anything. */
async function findDeployment({ db, organization }: Acting, id: unknown): Promise<DeploymentDetail> {
  const known = z.uuid().safeParse(id);
  const found = known.success ? await getDeployment(db, organization.id, known.data) : null;
  if (found === null) throw new AppError("not_found");
  return found;
}
