import { z } from "zod";
import { SECRET_STATUSES } from "../domain/access/secret-status.ts";
import { PICTURE_KINDS, type PictureOf } from "../domain/pictures/picture.ts";
import { type Acting, act } from "./acting.ts";
import type { Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { readPage } from "./reading.ts";

const of = {
  kind: z.enum(PICTURE_KINDS),
  /** host/owner/name; empty for the organisation. */
  scope: z.string(),
  days: z.number().int(),
  /** Which row of the grid; null for the whole grid and for a metric. */
  row: z.string().nullable(),
  /** Which metric of the catalogue; null for the grid and a row of it. */
  metric: z.string().nullable(),
  /** Which of the metric's values; empty for the only one. */
  part: z.string(),
};

export const picture = z.object({
  id: z.uuid(),
  ...of,
  language: z.string(),
  /** Last four characters of the token in its address. */
  hint: z.string(),
  /** `suspended`: its maker is, and nobody sees it meanwhile. */
  status: z.enum(SECRET_STATUSES),
  madeBy: z.string().nullable(),
  createdAt: z.string(),
  /** Null: until it is revoked. */
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  /** How often it was asked for. */
  uses: z.number().int(),
});
export type Picture = z.infer<typeof picture>;

export const keptPicture = z.object({ id: z.uuid(), expiresAt: z.string().nullable() });

export type NewPicture = PictureOf & {
  language: string;
  /** 1 to 3650; null for ever. */
  expiresInDays: number | null;
  hash: string;
  hint: string;
};

/** Gives a picture an address, by a manager. */
export function makePicture(acting: Acting, made: NewPicture) {
  return act(acting, { name: "make_picture", args: { p_picture: made }, returns: keptPicture });
}

/** The pictures of an organisation, newest first; for its managers. */
export function listPictures(db: Db, organizationId: string, query: PageRequest) {
  return readPage(db, organizationId, { name: "list_pictures", item: picture, query });
}

/** Ends the address of a picture for good; `not_found` when the organisation has no such picture. */
export async function revokePicture(acting: Acting, id: string): Promise<void> {
  await act(acting, { name: "revoke_picture", args: { p_id: id }, idempotent: true });
}
