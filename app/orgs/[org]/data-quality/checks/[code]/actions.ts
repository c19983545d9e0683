"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { leaveOutReruns } from "#lib/db/corrections.ts";
import { type ActionState, orgAction } from "#lib/http/action.ts";

/** Leaves all re-runs out of the numbers, or counts those again that were left out so; how many. */
export async function leaveOutRerunsAction(slug: string, leaveOut: boolean): Promise<ActionState<number>> {
  return orgAction(slug, "manager", async (member) => {
    const reason = (await getTranslations("quality"))("rerunReason");
    const changed = await leaveOutReruns(member, leaveOut ? reason : null);
    refresh();
    return changed;
  });
}
