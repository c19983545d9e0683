"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { callerAddress } from "#lib/auth/address.ts";
import { currentUser } from "#lib/auth/user.ts";
import { joinOrganization } from "#lib/db/joining.ts";
import { createOrganization } from "#lib/db/organizations.ts";
import { settings } from "#lib/db/settings.ts";
import { ADDRESS_REFUSALS, slugProblem } from "#lib/domain/access/slug.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, guard, sayRefusal } from "#lib/http/action.ts";

export async function createOrganizationAction(_: ActionState, form: FormData): Promise<ActionState> {
  const sent = formOf(form);
  const t = await getTranslations("organizations");
  const name = String(sent.get("name") ?? "").trim();
  const slug = String(sent.get("slug") ?? "").trim();
  if (name === "" || [...name].length > 80) {
    return { status: "refused", field: "name", message: t("badName") };
  }
  const problem = slugProblem(slug);
  if (problem !== null) {
    return { status: "refused", field: "slug", message: await sayRefusal(ADDRESS_REFUSALS[problem.code]) };
  }
  const timeZone = settings.shape.timeZone.safeParse(sent.get("timeZone") ?? "UTC");
  if (!timeZone.success) return { status: "refused", field: "timeZone", message: t("badTimeZone") };
  const created = await guard(async () => {
    const session = await currentUser();
    if (session === null) throw new AppError("unauthenticated");
    if (await isTaken(createOrganization(session.db, { name, slug, timeZone: timeZone.data })))
      return "taken";
    redirect(`/orgs/${slug}/start`);
  });
  if (created.status !== "done") return created;
  return { status: "refused", field: "slug", message: t("taken") };
}

export async function joinOrganizationAction(slug: string): Promise<ActionState> {
  return guard(async () => {
    const session = await currentUser();
    if (session === null) throw new AppError("unauthenticated");
    const { org } = await joinOrganization(session.db, slug, await callerAddress());
    redirect(`/orgs/${org}`);
  });
}

async function isTaken(creation: Promise<unknown>): Promise<boolean> {
  try {
    await creation;
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return true;
    throw error;
  }
}
