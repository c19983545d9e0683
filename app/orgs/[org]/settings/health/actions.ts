"use server";

import { refresh } from "next/cache";
import { getWords } from "#app/_language/words.ts";
import { readGridSnapshots, readHealthMarks, setHealthMarks } from "#lib/db/health.ts";
import { dayOf } from "#lib/domain/format/calendar.ts";
import { LEAST_DAYS } from "#lib/domain/health/health-days.ts";
import { healthGrid } from "#lib/domain/health/health-grid.ts";
import { type Mark, type Markable, markables, problemOfMark, unusual } from "#lib/domain/health/marks.ts";
import { marksEffect, type RowEffect } from "#lib/domain/health/marks-effect.ts";
import { type ENDS, type End, markField, readEnd, typedMost } from "#lib/domain/health/typed-marks.ts";
import { repositorySlug } from "#lib/domain/origin/repository-slug.ts";
import { type Problem, problemOf } from "#lib/domain/refusals.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";
import { sayRow } from "#lib/words/drawing-words.ts";

export async function saveMarksAction(slug: string, _: ActionState, sent: FormData): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    const form = formOf(sent);
    const marks = await sentMarks(form);
    await setHealthMarks(member, { version: versionIn(form.get("version")), marks });
    refresh();
    return undefined;
  });
}

/** What the marks of a form would make of the last seven days, before they are saved. */
export async function previewMarksAction(
  slug: string,
  _: ActionState<RowEffect[]>,
  sent: FormData,
): Promise<ActionState<RowEffect[]>> {
  return orgAction(slug, "admin", async ({ db, organization: { id, timeZone } }) => {
    const form = formOf(sent);
    const marks = await sentMarks(form);
    const scope = repositorySlug(String(form.get("scope") ?? "")) ?? "";
    const query = { scope, to: dayOf(new Date(), timeZone), days: LEAST_DAYS };
    const [snapshots, held] = await Promise.all([readGridSnapshots(db, id, query), readHealthMarks(db, id)]);
    const grid = (by: typeof held) => healthGrid(snapshots, { ...query, marks: by });
    return marksEffect(grid(held), grid({ ...held, marks }));
  });
}

export async function resetMarksAction(slug: string, version: number): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    await setHealthMarks(member, { version: versionIn(version), marks: [] });
    refresh();
    return undefined;
  });
}

/** The version that was seen; anybody can send anything, which then is no version that holds. */
function versionIn(sent: unknown): number {
  const version = Number(sent);
  return Number.isInteger(version) && version >= 0 && version < 1_000_000 ? version : 0;
}

async function sentMarks(form: FormData): Promise<Mark[]> {
  const marks: Mark[] = [];
  for (const one of markables()) {
    const [good, bad] = [await sentEnd(form, one, "good"), await sentEnd(form, one, "bad")];
    const mark = { row: one.row, measure: one.measure, good, bad };
    const problem = problemOfMark(mark);
    if (problem !== null) throw await refusal(one, "good", problem);
    marks.push(mark);
  }
  return unusual(marks);
}

async function sentEnd(form: FormData, mark: Markable, end: End): Promise<number> {
  const value = readEnd(mark, String(form.get(markField(mark, end)) ?? ""));
  if (value !== null) return value;
  throw await refusal(mark, end, { code: "not_from_to", numbers: { least: 0, most: typedMost(mark) } });
}

/** What is wrong with a field, by the words that stand at it. */
async function refusal(mark: Markable, end: (typeof ENDS)[number], problem: Problem): Promise<AppError> {
  const words = await getWords();
  const word = words.t(`healthForms.endOf.${end}`, { row: sayRow(mark.row, words) });
  const field = markField(mark, end);
  return new AppError("invalid_input", { says: problemOf("form", word, problem), field });
}
