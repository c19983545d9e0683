import { createParser } from "nuqs/server";
import { nameProblem } from "#lib/domain/report/filter.ts";
import { isCalendarDay, parseMoment } from "#lib/domain/report/moment.ts";

const LONGEST_TEXT = 300;

/** A text without spaces around it, where it is usable; anything else is as if it were not there. */
function textWhere(isUsable: (text: string) => boolean) {
  return createParser({ parse: (text) => (isUsable(text.trim()) ? text.trim() : null), serialize: String });
}

/** A text to compare with. */
export const parseAsText = textWhere(
  (text) => text !== "" && text.length <= LONGEST_TEXT && !text.includes("\u0000"),
);

/** The id of a connection. */
export const parseAsConnection = textWhere((text) => nameProblem("connection", text) === null);

/** A calendar day, `YYYY-MM-DD`. */
export const parseAsDay = textWhere((text) => isCalendarDay(text) && parseMoment(text) !== null);

/** Where a page of a list begins; a list that did not give it begins at its newest row. */
export const parseAsCursor = textWhere((text) => text !== "");

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id of an event. */
export const parseAsId = textWhere((text) => UUID.test(text));
