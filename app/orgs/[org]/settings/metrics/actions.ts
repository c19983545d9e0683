"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { addMetricNote, NOTE_KINDS, removeMetricNote } from "#lib/db/metric-notes.ts";
import { updateOrganization } from "#lib/db/organizations.ts";
import { removeTargets, setTarget } from "#lib/db/targets.ts";
import { METRIC_SETTINGS } from "#lib/domain/metrics/metric-settings.ts";
import { isTargetMetric, TARGETS, typedBounds, typedTarget } from "#lib/domain/metrics/targets.ts";
import { type Problem, problemOf } from "#lib/domain/refusals.ts";
import { isCalendarDay } from "#lib/domain/report/moment.ts";
import { AppError } from "#lib/errors.ts";
import { type ActionState, formOf, orgAction } from "#lib/http/action.ts";
import { sentSettings } from "../sent-settings.ts";
import { type SaidEffect, sayEffect } from "./effect.ts";

export async function saveMetricsAction(slug: string, _: ActionState, form: FormData): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    await updateOrganization(member, await sentSettings(form, METRIC_SETTINGS));
    refresh();
    return undefined;
  });
}

/** What the settings of a form would do to the figures, before they are saved. */
export async function previewMetricsAction(
  slug: string,
  _: ActionState<SaidEffect[]>,
  form: FormData,
): Promise<ActionState<SaidEffect[]>> {
  return orgAction(slug, "admin", async ({ db, organization }) =>
    sayEffect(db, organization, { ...organization, ...(await sentSettings(form, METRIC_SETTINGS)) }),
  );
}

export async function setTargetAction(slug: string, _: ActionState, form: FormData): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    const [metric, typed, from] = textsOf(form, ["metric", "value", "from"]);
    if (!isTargetMetric(metric)) throw new AppError("not_found");
    const value = typedTarget(metric, typed);
    if (value === null) throw await refusal("value", { code: "not_a_number", numbers: {} });
    const { least, most } = TARGETS[metric];
    if (value < least || value > most)
      throw await refusal("value", { code: "not_from_to", numbers: typedBounds(metric) });
    await setTarget(member, { metric, value, from: await dayIn("from", from) });
    refresh();
    return undefined;
  });
}

export async function removeTargetsAction(slug: string, metric: string): Promise<ActionState> {
  return orgAction(slug, "admin", async (member) => {
    if (!isTargetMetric(metric)) throw new AppError("not_found");
    await removeTargets(member, metric);
    refresh();
    return undefined;
  });
}

export async function addNoteAction(slug: string, _: ActionState, form: FormData): Promise<ActionState> {
  return orgAction(slug, "manager", async (member) => {
    const [sent, from, until, text] = textsOf(form, ["kind", "from", "until", "text"]);
    const kind = NOTE_KINDS.find((one) => one === sent) ?? "note";
    if (text === "" || [...text].length > 200)
      throw await refusal("text", { code: "not_a_text_of", numbers: { most: 200 } });
    const first = await dayIn("from", from);
    const last = until === "" ? null : await dayIn("until", until);
    if (last !== null && last < first) throw await refusal("until", { code: "not_a_day", numbers: {} });
    await addMetricNote(member, { kind, from: first, until: last, text });
    refresh();
    return undefined;
  });
}

export async function removeNoteAction(slug: string, id: string): Promise<ActionState> {
  return orgAction(slug, "manager", async (member) => {
    await removeMetricNote(member, String(id));
    refresh();
    return undefined;
  });
}

type Field = "value" | "from" | "until" | "text";

async function dayIn(field: Field, text: string): Promise<string> {
  if (isCalendarDay(text) && text >= "2000" && text < "2200") return text;
  throw await refusal(field, { code: "not_a_day", numbers: {} });
}

/** What is wrong with a field, by the word that stands at it. */
async function refusal(field: Field, problem: Problem): Promise<AppError> {
  const word = (await getTranslations("metricForms"))(`field.${field}`);
  return new AppError("invalid_input", { says: problemOf("form", word, problem), field });
}

function textsOf<const Names extends readonly string[]>(sent: unknown, names: Names) {
  const form = formOf(sent);
  return names.map((name) => String(form.get(name) ?? "").trim()) as { [K in keyof Names]: string };
}
