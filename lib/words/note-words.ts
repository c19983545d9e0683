import { textOf } from "../domain/format/quantity.ts";
import { isTargetMetric, targetUnit } from "../domain/metrics/targets.ts";
import { saySetting } from "./setting-words.ts";
import { quantityIn } from "./unit-words.ts";
import type { Words } from "./words.ts";

/** A note of what moved the numbers, as it is kept. */
type Note = { kind: "setting" | "freeze" | "note"; code: string; details: Record<string, unknown> };

/** What changed, and from what to what; what a manager wrote. */
export type SaidNote = { title: string; text: string };

/** What a note says; one that has no words here by its code. */
export function sayNote({ kind, code, details }: Note, words: Words): SaidNote {
  const { t } = words;
  if (kind !== "setting") return { title: t(`notes.${kind}`), text: textIn(details.text) };
  const setting = saySetting(words, code);
  if (setting !== null) return { title: setting.word, text: change(details, setting.say, words) };
  if (code === "target" || code === "target_removed") return sayTargetNote(code, details, words);
  if (code === "repository")
    return {
      title: t("notes.repository", { service: textIn(details.service) }),
      text: change(details, textIn, words),
    };
  if (code === "vanished_deleted" || code === "vanished_kept")
    return { title: t(`notes.${code}`), text: t("notes.events", { events: Number(details.events) }) };
  return { title: code, text: "" };
}

function sayTargetNote(code: "target" | "target_removed", details: Note["details"], words: Words): SaidNote {
  const { t, format } = words;
  const metric = textIn(details.metric);
  if (!isTargetMetric(metric)) return { title: metric, text: "" };
  const title = t(`notes.${code}`, { metric: t(`deeds.value.${metric}`) });
  if (code === "target_removed") return { title, text: "" };
  const say = (value: unknown) => textOf(quantityIn(targetUnit(metric), format)(Number(value)));
  const text = t("notes.since", {
    change: change(details, say, words),
    day: format.bucketDate(textIn(details.day)),
  });
  return { title, text };
}

function change({ from, to }: Note["details"], say: (value: unknown) => string, { t }: Words): string {
  const side = (value: unknown) => (value === null || value === undefined ? t("notes.nothing") : say(value));
  return t("notes.change", { from: side(from), to: side(to) });
}

const textIn = (value: unknown): string => (typeof value === "string" ? value : "");
