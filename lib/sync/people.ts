import type { People } from "../db/people.ts";
import type { Slice, StoredEvent } from "../db/sync.ts";
import { SOMEONE, SOMEONES_ADDRESS } from "../domain/privacy/hidden-address.ts";
import { type IsForgotten, withoutForgotten } from "../domain/privacy/without-forgotten.ts";
import type { Commit, Quarantined } from "../domain/sync/events.ts";

/** A slice as it may be stored: each author with what tells people apart, and nobody whom the organisation forgot. */
export function withPeople(people: People, slice: Slice): Slice {
  const { isForgotten } = people;
  const events = slice.events.map((event) => keyed(people, forgetting(event, isForgotten)));
  if (isForgotten === null) return { ...slice, events };
  const quarantined = slice.quarantined.map((event) => forgettingRaw(event, isForgotten));
  return { ...slice, events, quarantined };
}

/** The hash of the event stays that of what was sent: forgetting somebody is no change at the source. */
function forgetting(event: StoredEvent, isForgotten: IsForgotten | null): StoredEvent {
  return isForgotten === null ? event : forgettingRaw(withoutForgotten(event, isForgotten), isForgotten);
}

function forgettingRaw<T extends StoredEvent | Quarantined>(event: T, isForgotten: IsForgotten): T {
  return { ...event, raw: withoutForgottenIn(event.raw, isForgotten) };
}

/** Of a JSON text; of one that was cut and is none any more, as of any other. */
export function withoutForgottenIn(text: string, isForgotten: IsForgotten): string {
  try {
    return JSON.stringify(withoutForgotten<unknown>(JSON.parse(text), isForgotten));
  } catch {
    return withoutForgotten(text, isForgotten);
  }
}

function keyed(people: People, event: StoredEvent): StoredEvent {
  if (!("commits" in event)) return event;
  return {
    ...event,
    commits: event.commits.map((commit) => ({ ...commit, authorKey: keyOf(people, commit) })),
  };
}

/** By the address, and by the name where there is none; null where nobody is named. */
function keyOf({ hash }: People, { authorName, authorEmail }: Commit): string | null {
  if (authorEmail !== null) return authorEmail === SOMEONES_ADDRESS ? null : hash("address", authorEmail);
  return authorName === null || authorName === SOMEONE ? null : hash("name", authorName);
}
