import { z } from "zod";
import { PICTURE_KINDS } from "../domain/pictures/picture.ts";
import { call, type Db } from "./call.ts";

// For whoever has the address of a picture: all of it needs the secret key.

const opened = z.object({
  organizationId: z.uuid(),
  id: z.uuid(),
  kind: z.enum(PICTURE_KINDS),
  scope: z.string(),
  days: z.number().int(),
  row: z.string().nullable(),
  metric: z.string().nullable(),
  part: z.string(),
  language: z.string(),
  timeZone: z.string(),
  /** The current day of the organisation. */
  today: z.iso.date(),
  /** Another one whenever a value or a mark that it may show is another. */
  stamp: z.string(),
});
export type OpenedPicture = z.infer<typeof opened>;

const limited = z.object({ retryAfterSeconds: z.number() });

/** What a picture shows, by the hash of its token; null when there is none that lives, or when to ask again. */
export function openPicture(
  db: Db,
  hash: string,
  network: string,
): Promise<OpenedPicture | z.infer<typeof limited> | null> {
  return call(db, {
    name: "open_picture",
    args: { p_hash: hash, p_network: network },
    returns: z.union([opened, limited]).nullable(),
  });
}

/** Which drawing of a picture. */
export type DrawingOf = { organizationId: string; id: string; theme: string };

const kept = z.object({
  /** Of what it was drawn from. */
  key: z.string(),
  svg: z.string(),
  /** Null where nobody asked for one. */
  png: z
    .base64()
    .transform((text) => Buffer.from(text, "base64"))
    .nullable(),
  drawnAt: z.string(),
});
export type KeptDrawing = z.infer<typeof kept>;

/** The last good drawing; null before the first. */
export function readDrawing(db: Db, of: DrawingOf): Promise<KeptDrawing | null> {
  return call(db, {
    name: "read_drawing",
    args: { p_picture: of },
    returns: kept.nullable(),
    idempotent: true,
  });
}

/** `seconds`: how long it took to draw, or to fail at it. */
type Timed = DrawingOf & { seconds: number };
export type NewDrawing = Timed & { key: string; svg: string; png: Buffer | null };

export async function keepDrawing(db: Db, { png, ...drawing }: NewDrawing): Promise<void> {
  const p_drawing = { ...drawing, png: png?.toString("base64") ?? null };
  await call(db, { name: "keep_drawing", args: { p_drawing }, returns: z.unknown() });
}

/** Counts that it could not be drawn. */
export async function failDrawing(db: Db, of: Timed): Promise<void> {
  await call(db, { name: "fail_drawing", args: { p_picture: of }, returns: z.unknown() });
}
