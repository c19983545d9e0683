"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { updateOrganization } from "#lib/db/organizations.ts";
import { settings } from "#lib/db/settings.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";

/** Says which environments are production, and shows the numbers of them. */
export async function chooseProductionAction(
  slug: string,
  _: ActionState,
  form: FormData,
): Promise<ActionState> {
  const chosen = settings.shape.productionEnvs.safeParse(formOf(form).getAll("productionEnvs"));
  if (!chosen.success) {
    const t = await getTranslations("empty.noProduction");
    return { status: "refused", field: "productionEnvs", message: t("chooseOne") };
  }
  return orgAction(slug, "admin", async (member) => {
    await updateOrganization(member, { productionEnvs: chosen.data });
    redirect(`/orgs/${member.organization.slug}?welcome=1`);
  });
}
