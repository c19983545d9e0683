"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { getWords } from "#app/_language/words.ts";
import { readLanguage } from "#lib/auth/language.ts";
import { revokePicture } from "#lib/db/pictures.ts";
import { metricByKey } from "#lib/domain/catalogue/catalogue.ts";
import { imageWidgetOf, markdownOf } from "#lib/domain/pictures/embeds.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";
import { issuePicture } from "#lib/http/issue-picture.ts";
import { figureOf, newPicture } from "#lib/http/picture-input.ts";
import { sayTrend } from "#lib/words/drawing-words.ts";

/** A picture with all that it can be shown by, this once. */
export type MadePicture = {
  id: string;
  name: string;
  url: string;
  urlDark: string;
  markdown: string;
  widget: string;
};

export async function makePictureAction(
  slug: string,
  _: ActionState<MadePicture>,
  form: FormData,
): Promise<ActionState<MadePicture>> {
  const { kind, scope, figure, part, days, expires } = Object.fromEntries(formOf(form));
  const parsed = newPicture.safeParse({
    kind,
    language: await readLanguage(),
    expiresInDays: expires ? Number(expires) : null,
    ...(scope && { scope }),
    ...(kind !== "grid" &&
      (metricByKey(String(figure)) === undefined ? { row: figure } : { metric: figure })),
    ...(kind !== "grid" && part && { part }),
    ...(days && { days: Number(days) }),
  });
  if (!parsed.success) {
    const wrong = String(parsed.error.issues[0]?.path[0] ?? "");
    const field = ["row", "metric"].includes(wrong) ? "figure" : wrong;
    return { status: "refused", field, message: (await getTranslations("pictures"))("notValid") };
  }
  return orgAction(slug, "manager", async (member) => {
    const { id, url, urlDark } = await issuePicture(member, parsed.data, await headers());
    const words = await getWords();
    const name = kind === "grid" ? words.t("drawing.health") : sayTrend(figureOf(parsed.data), words);
    refresh();
    return {
      id,
      name,
      url,
      urlDark,
      markdown: markdownOf(name, url),
      widget: imageWidgetOf({ url, urlDark }),
    };
  });
}

export async function revokePictureAction(slug: string, pictureId: string): Promise<ActionState> {
  return orgAction(slug, "manager", async (member) => {
    await revokePicture(member, pictureId);
    refresh();
    return undefined;
  });
}
