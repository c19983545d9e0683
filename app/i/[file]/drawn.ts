import "server-only";
import {
  type DrawingOf,
  failDrawing,
  type KeptDrawing,
  keepDrawing,
  type OpenedPicture,
  readDrawing,
} from "#lib/db/drawings.ts";
import type { PictureFormat } from "#lib/domain/pictures/picture.ts";
import { withAge } from "#lib/draw/aged.ts";
import { drawPicture, type Shown } from "#lib/draw/picture.tsx";
import { rasterise } from "#lib/draw/rasterise.ts";
import type { ThemeName } from "#lib/draw/theme.ts";
import { log } from "#lib/log.ts";
import { adminClient } from "#lib/supabase/admin.ts";
import type { Words } from "#lib/words/words.ts";

type Wanted = {
  opened: OpenedPicture;
  shown: Shown | undefined;
  theme: ThemeName;
  words: Words;
  /** Of what it is drawn from. */
  key: string;
  format: PictureFormat;
};

/** `aged`: it is the last good one, and says how old it is. */
export type Drawn = { body: Buffer; aged: boolean };

/** The picture as it was drawn from the same data, else drawn now, else the last good one. Throws when there is none. */
export async function drawn(wanted: Wanted): Promise<Drawn> {
  const of = { organizationId: wanted.opened.organizationId, id: wanted.opened.id, theme: wanted.theme };
  const kept = await readDrawing(adminClient(), of);
  const same = kept?.key === wanted.key ? kept : null;
  const body = same === null ? null : bodyOf(same, wanted.format);
  if (body !== null) return { body, aged: false };
  const began = performance.now();
  const made = draw(wanted, same);
  const seconds = (performance.now() - began) / 1000;
  if (made === null) return lastGood({ of, kept, wanted, seconds });
  await keepDrawing(adminClient(), { ...of, key: wanted.key, seconds, ...made });
  const now = bodyOf(made, wanted.format);
  if (now === null) throw new Error("a PNG was asked for and none was made");
  return { body: now, aged: false };
}

type Forms = { svg: string; png: Buffer | null };

function bodyOf({ svg, png }: Forms, format: PictureFormat): Buffer | null {
  return format === "svg" ? Buffer.from(svg) : png;
}

/** Null when it cannot be drawn, for which the log has the reason. */
function draw({ opened, shown, theme, words, format }: Wanted, same: Forms | null): Forms | null {
  try {
    const { kind, timeZone } = opened;
    const svg = same?.svg ?? drawPicture({ kind, shown, theme, words, timeZone, drawnAt: new Date() });
    return { svg, png: format === "png" ? rasterise(svg) : null };
  } catch (error) {
    log().error({ error, picture: opened.id }, "a picture could not be drawn");
    return null;
  }
}

type Last = { of: DrawingOf; kept: KeptDrawing | null; wanted: Wanted; seconds: number };

async function lastGood({ of, kept, wanted: { words, theme, format }, seconds }: Last): Promise<Drawn> {
  await failDrawing(adminClient(), { ...of, seconds });
  if (kept === null) throw new Error("a picture that was never drawn cannot be drawn");
  const age = words.format.since(kept.drawnAt, new Date());
  const svg = withAge(kept.svg, words.t("drawing.aged", { age }), theme);
  // Where this fails there is no picture: the last PNG would pass for one of now.
  return { body: format === "svg" ? Buffer.from(svg) : rasterise(svg), aged: true };
}
