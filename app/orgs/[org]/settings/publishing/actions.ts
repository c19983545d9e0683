"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { readLocale } from "#lib/auth/language.ts";
import { problemIn } from "#lib/db/bounds.ts";
import { DASHBOARD_KINDS } from "#lib/domain/publish/dashboards/dashboard.ts";
import { readTags } from "#lib/domain/publish/tag.ts";
import { problemOf } from "#lib/domain/refusals.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";
import { publishingSettings, publishNow, pushedDashboard } from "#lib/http/publishing-input.ts";
import { sendDashboard, startPublishing } from "#lib/publish/request.ts";
import { savePublishing } from "#lib/publish/settings.ts";
import { dashboardWords } from "#lib/words/publishing-words.ts";
import { wordsIn } from "#lib/words/words.ts";

export async function savePublishingAction(slug: string, _: unknown, form: FormData): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    await savePublishing(member, await sentSettings(formOf(form)));
    refresh();
    return undefined;
  });
}

/** Sends exactly what was previewed, or nothing. */
export async function publishAction(slug: string, digest: string): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    const agreed = publishNow.safeParse({ digest });
    if (!agreed.success) throw new AppError("invalid_input");
    await startPublishing(member, agreed.data);
    refresh();
    return undefined;
  });
}

export async function pushDashboardAction(
  slug: string,
  kind: string,
  pictureUrl: string | null,
): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    const known = DASHBOARD_KINDS.find((one) => one === kind);
    const picture = pushedDashboard.safeParse({ pictureUrl });
    if (known === undefined || !picture.success) throw new AppError("invalid_input");
    const words = dashboardWords(wordsIn(await readLocale()));
    await sendDashboard(member, { kind: known, words, ...picture.data });
    refresh();
    return undefined;
  });
}

async function sentSettings(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const sent = {
    enabled: form.get("enabled") === "on",
    prefix: text("prefix"),
    env: text("env") || null,
    service: text("service"),
    team: text("team") || null,
    tags: readTags(text("tags")),
    connectionId: text("connectionId") || null,
    resend: form.get("resend") === "on",
    verify: form.get("verify") === "on",
    version: Number(text("version")),
  };
  const read = publishingSettings.safeParse(sent);
  if (!read.success) throw await refusal(read.error.issues[0]);
  return read.data;
}

/** The first thing that is wrong, by what its field is called in the form. */
async function refusal(issue: { path: PropertyKey[]; message: string } | undefined): Promise<AppError> {
  const t = await getTranslations("publishingForms");
  const field = String(issue?.path[0] ?? "");
  const loose = t as unknown as { (key: string): string; has: (key: string) => boolean };
  const name = loose.has(`label.${field}`) ? loose(`label.${field}`) : field;
  const problem =
    (issue === undefined ? null : problemIn(issue)) ?? ({ code: "invalid", numbers: {} } as const);
  return new AppError("invalid_input", { says: problemOf("form", name, problem), field });
}
