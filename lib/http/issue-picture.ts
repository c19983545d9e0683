import "server-only";
import { newPictureToken } from "../auth/token.ts";
import type { Acting } from "../db/acting.ts";
import { makePicture } from "../db/pictures.ts";
import { PICTURE_DAYS, picturePath } from "../domain/pictures/picture.ts";
import { env } from "../env.ts";
import type { PictureInput } from "./picture-input.ts";
import { originOf } from "./request-origin.ts";

/** A picture with its addresses, which are known this once. */
export type IssuedPicture = { id: string; expiresAt: string | null; url: string; urlDark: string };

/**
 * Makes a picture for whoever acts. Its addresses begin with where people reach this installation, or, where that is
 * not told, with where this request did.
 */
export async function issuePicture(
  member: Acting,
  input: PictureInput,
  headers: Pick<Headers, "get">,
): Promise<IssuedPicture> {
  const { kind, scope = "", row = null, metric = null, part = "", language, expiresInDays, theme } = input;
  const days = input.days ?? PICTURE_DAYS[kind].usual;
  const { token, hash, hint } = newPictureToken();
  const made = { kind, scope, days, row, metric, part, language, expiresInDays, hash, hint };
  const kept = await makePicture(member, made);
  const light = `${env().publicUrl ?? originOf(headers)}${picturePath(token, "png")}`;
  const urlDark = `${light}?theme=dark`;
  return { ...kept, url: theme === "dark" ? urlDark : light, urlDark };
}
