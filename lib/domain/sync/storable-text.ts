import type { Quarantined } from "./events.ts";

const LONGEST = 100_000;

/**
 * JSON text escaped to ASCII and cut to 100,000 characters: Postgres refuses NUL and lone surrogates even inside JSON
 * text that it would parse.
 */
export function storableText(json: string): string {
  return json
    .replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .slice(0, LONGEST);
}

/** Sets aside an event that reads well but cannot be stored where or as it is. */
export function setAside(
  event: { externalId: string; raw: string },
  cause: Pick<Quarantined, "reason" | "retry">,
): Quarantined {
  const { externalId, raw } = event;
  return { eventKey: externalId, externalId, raw: storableText(raw), ...cause };
}
