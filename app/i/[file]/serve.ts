import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { addressOf, networkOf } from "#lib/auth/address.ts";
import { hashToken } from "#lib/auth/token.ts";
import { type OpenedPicture, openPicture } from "#lib/db/drawings.ts";
import { readHealthGrid, readTrend } from "#lib/db/health.ts";
import { addDays } from "#lib/domain/format/calendar.ts";
import type { PictureFormat } from "#lib/domain/pictures/picture.ts";
import { DRAWING } from "#lib/draw/picture.tsx";
import type { ThemeName } from "#lib/draw/theme.ts";
import { log } from "#lib/log.ts";
import { adminClient } from "#lib/supabase/admin.ts";
import { asLanguage } from "#lib/words/languages.ts";
import { wordsIn } from "#lib/words/words.ts";
import { type Drawn, drawn } from "./drawn.ts";

const TYPES: Record<PictureFormat, string> = { svg: "image/svg+xml; charset=utf-8", png: "image/png" };

/**
 * What every answer of this route has. An SVG that is opened by itself is a document: it may load and run nothing. A
 * dashboard of another site may show it. That its address is told to nobody is in next.config.mjs.
 */
const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "X-Robots-Tag": "noindex",
};

const FRESH = "private, max-age=300";

/** The one answer to every address at which there is nothing, or nothing any more. */
export function nobody(): Response {
  return plain(404);
}

type File = { token: string; format: PictureFormat };

/** The picture of an address: as it is cached, as it was drawn last, or drawn now. */
export async function servePicture(request: Request, { token, format }: File): Promise<Response> {
  try {
    const network = networkOf(addressOf(request.headers));
    const opened = await openPicture(adminClient(), hashToken(token), network);
    if (opened === null) return nobody();
    if ("retryAfterSeconds" in opened) return plain(429, { "Retry-After": String(opened.retryAfterSeconds) });
    const theme: ThemeName = new URL(request.url).searchParams.get("theme") === "dark" ? "dark" : "light";
    return await answer(request, { opened, theme, format });
  } catch (error) {
    // Without the address, which is a secret.
    const requestId = randomUUID();
    log().error({ error, requestId }, "a picture was not served");
    return plain(503, { "Retry-After": "60", "x-request-id": requestId });
  }
}

type Asked = { opened: OpenedPicture; theme: ThemeName; format: PictureFormat };

async function answer(request: Request, { opened, theme, format }: Asked): Promise<Response> {
  // By the stamp, so that whoever has the picture already is told so by one question to the database.
  const tag = `"${format}-${sha256(JSON.stringify([DRAWING, theme, opened]))}"`;
  if (matches(request, tag)) return new Response(null, { status: 304, headers: headersOf(tag) });
  const shown = await readShown(opened);
  const { kind, language, timeZone } = opened;
  // By what it shows: whatever else changes, it is not drawn again.
  const key = sha256(JSON.stringify([DRAWING, theme, kind, language, timeZone, shown]));
  const words = wordsIn(asLanguage(language) ?? "en");
  const picture: Drawn = await drawn({ opened, shown, theme, words, key, format });
  const own = picture.aged ? `"aged-${sha256(picture.body)}"` : tag;
  return new Response(new Uint8Array(picture.body), {
    headers: { ...headersOf(own), "Content-Type": TYPES[format] },
  });
}

/** Up to the current day of the organisation; undefined where this version does not know what it is of. */
async function readShown({ organizationId, kind, days, today, ...of }: OpenedPicture) {
  const { scope } = of;
  if (kind === "grid") {
    return { grid: await readHealthGrid(adminClient(), organizationId, { scope, to: today, days }) };
  }
  const query = { scope, of, from: addDays(today, 1 - days), to: today };
  const trend = await readTrend(adminClient(), organizationId, query);
  return trend && { trend };
}

const headersOf = (tag: string) => ({
  ...HEADERS,
  "Cache-Control": FRESH,
  ETag: tag,
  "x-request-id": randomUUID(),
});

function matches(request: Request, tag: string): boolean {
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  return known.some((one) => one.trim().replace(/^W\//, "") === tag);
}

function plain(status: 404 | 429 | 503, more: Record<string, string> = {}): Response {
  const text = { 404: "not found", 429: "too many requests", 503: "not available" }[status];
  const own = { "Cache-Control": "private, no-store", "Content-Type": "text/plain; charset=utf-8" };
  const headers = { ...HEADERS, ...own, "x-request-id": randomUUID(), ...more };
  return new Response(`${text}\n`, { status, headers });
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
