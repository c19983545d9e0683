import "server-only";
import { newPictureToken } from "../auth/token.ts";
import type { Acting } from "../db/acting.ts";
import { tellHealth } from "../db/health-lists.ts";
import { makePicture } from "../db/pictures.ts";
import { listSnapshots } from "../db/snapshots.ts";
import { addDays, dayOf } from "../domain/format/calendar.ts";
import type { TrendOf } from "../domain/health/trend.ts";
import { PICTURE_DAYS, picturePath } from "../domain/pictures/picture.ts";
import { problemOf } from "../domain/refusals.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { figureOf, type PictureInput } from "./picture-input.ts";
import { originOf } from "./request-origin.ts";

/** A picture with its addresses, which are known this once. */
export type IssuedPicture = { id: string; expiresAt: string | null; url: string; urlDark: string };

/**
 * Makes a picture for whoever acts. Its addresses begin with where people reach this installation, or, where that is
 * not told, with where this request did. `invalid_input` names a repository or a part of which there is nothing.
 */
export async function issuePicture(
  member: Acting,
  input: PictureInput,
  headers: Pick<Headers, "get">,
): Promise<IssuedPicture> {
  const { kind, scope = "", language, expiresInDays, theme } = input;
  const of = figureOf(input);
  await refuseUnknown(member, scope, of);
  const days = input.days ?? PICTURE_DAYS[kind].usual;
  const { token, hash, hint } = newPictureToken();
  const made = { kind, scope, days, ...of, language, expiresInDays, hash, hint };
  const kept = await makePicture(member, made);
  const light = `${env().publicUrl ?? originOf(headers)}${picturePath(token, "png")}`;
  const urlDark = `${light}?theme=dark`;
  return { ...kept, url: theme === "dark" ? urlDark : light, urlDark };
}

/** A picture of what nobody has ever seen would stay grey for ever, and its maker would not know why. */
async function refuseUnknown(member: Acting, scope: string, of: TrendOf): Promise<void> {
  const { db, organization } = member;
  if (scope !== "" && !(await tellHealth(db, organization.id)).scopes.includes(scope)) throw unknown("scope");
  if (of.part !== "" && !(await isPartSeen(member, scope, of))) throw unknown("part");
}

/** Within the longest that a picture can show: workflows come and go. */
async function isPartSeen({ db, organization }: Acting, scope: string, { metric, part }: TrendOf) {
  const to = dayOf(new Date(), organization.timeZone);
  const query = { scope, metrics: [metric ?? ""], from: addDays(to, 1 - PICTURE_DAYS.trend.most), to };
  return (await listSnapshots(db, organization.id, query)).some((one) => one.part === part);
}

const unknown = (field: string) =>
  new AppError("invalid_input", {
    field,
    says: problemOf("body", field, { code: "not_known", numbers: {} }),
  });
