import { createHash } from "node:crypto";
import type { Deployment, Incident, Quarantined } from "../domain/sync/events.ts";
import type { EventFlaw, QuarantineReason } from "../domain/sync/reasons.ts";
import { storableText } from "../domain/sync/storable-text.ts";
import { withoutCredentials } from "../domain/sync/without-credentials.ts";
import type { ParsedEvent, ParsedPage } from "./source.ts";

// What every source does with an event before and after it knows what its fields mean.

const DEEPEST = 32;

export type Parsed<T = Deployment | Incident> =
  | { ok: true; event: ParsedEvent<T>; leftOut: number }
  | { ok: false; quarantined: Quarantined };

/** An event as it may be kept, without credentials, and what no reading can make good of it; null when there is none. */
export function openRaw(raw: unknown): { value: unknown; flaw: EventFlaw | null } {
  const flaw = findFlaw(raw, 0);
  return { value: withoutCredentials(flaw === null ? raw : writable(raw, 0)), flaw };
}

/** What no database text can hold or no honest event has: NUL, half a character, endless nesting. */
function findFlaw(value: unknown, depth: number): EventFlaw | null {
  if (depth > DEEPEST) return { code: "too_deep", numbers: { most: DEEPEST } };
  if (typeof value === "string") {
    if (value.includes("\0")) return { code: "holds_nul", numbers: {} };
    // A lone surrogate.
    return value.isWellFormed() ? null : { code: "half_character", numbers: {} };
  }
  if (typeof value !== "object" || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const flaw = findFlaw(key, depth) ?? findFlaw(item, depth + 1);
    if (flaw !== null) return flaw;
  }
  return null;
}

/** What JSON can say and a stack can follow: nesting is cut where no reading goes, `1e999` stays a word. */
function writable(value: unknown, depth: number): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > 2 * DEEPEST) return "(nested deeper)";
  if (Array.isArray(value)) return value.map((item) => writable(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, writable(item, depth + 1)]));
}

/** An event that was read, with a hash of its meaning and the words that it came from. */
export function withProvenance<T>(event: T, value: unknown): ParsedEvent<T> {
  return { ...event, payloadHash: sha256(JSON.stringify(event)), raw: JSON.stringify(value) };
}

/** Sets aside what `openRaw` gave; `id`: the event's own, null when it has none that can be told. */
export function quarantine(about: { value: unknown; id: string | null; reason: QuarantineReason }): {
  ok: false;
  quarantined: Quarantined;
} {
  const whole = JSON.stringify(writable(about.value, 0)) ?? "null";
  const externalId = about.id !== null && findFlaw(about.id, 0) === null ? about.id : null;
  const eventKey = externalId ?? `sha256:${sha256(whole)}`;
  const { reason } = about;
  return {
    ok: false,
    quarantined: { eventKey, externalId, reason, raw: storableText(whole), retry: true },
  };
}

const namesOf = (event: ParsedEvent) =>
  ("service" in event ? [event.service ?? ""] : event.services)
    .map((name) => name.toLowerCase())
    .filter((name) => name !== "");

/** An event whose id the same answer tells of others as well, which do not count: that it does, and of which services. */
function beside(event: ParsedEvent, other: ParsedEvent): ParsedEvent {
  const [own, others] = [namesOf(event), namesOf(other)];
  if (others.length === 0 || others.some((name) => own.includes(name))) return event;
  const otherServices = [...new Set([...(event.otherServices ?? []), ...others])].toSorted();
  return { ...event, otherServices, payloadHash: sha256([event.payloadHash, ...others].join(" ")) };
}

/** Reads a page event by event; an id that comes twice counts once, and not as quarantined when it was read. */
export function collectPage(raws: readonly unknown[], read: (raw: unknown) => Parsed): ParsedPage {
  const events = new Map<string, ParsedEvent>();
  const quarantined = new Map<string, Quarantined>();
  let leftOut = 0;
  for (const raw of raws) {
    const parsed = read(raw);
    if (parsed.ok) {
      const kept = events.get(parsed.event.externalId);
      events.set(parsed.event.externalId, kept === undefined ? parsed.event : beside(kept, parsed.event));
      if (kept === undefined) leftOut += parsed.leftOut;
    } else {
      quarantined.set(parsed.quarantined.eventKey, parsed.quarantined);
    }
  }
  return {
    events: [...events.values()],
    quarantined: [...quarantined.values()].filter((item) => !events.has(item.eventKey)),
    leftOut,
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
