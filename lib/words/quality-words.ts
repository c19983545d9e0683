import { QUALITY_LINKS, STATE_TONES } from "../domain/quality/check.ts";
import { type Checked, countToDo, isUnread } from "../domain/quality/check-list.ts";
import type { CheckItem } from "../domain/quality/checks.ts";
import type { Said } from "../domain/said.ts";
import type { StateWord } from "../domain/sync/sync-words.ts";
import { say } from "./say.ts";
import type { Words } from "./words.ts";

type Reading = { timeZone: string; now: Date };

/** What a check found, as people read it. */
export type SaidCheck = {
  title: string;
  state: StateWord;
  finding: string;
  /** What it means for the numbers. */
  effect: string;
  advice: string | null;
  /** The path is below the organisation's address. */
  link: { label: string; path: string } | null;
  items: { text: string; item: CheckItem }[];
};

export function sayCheck(words: Words, checked: Checked, reading: Reading): SaidCheck {
  const { t } = words;
  const { code, state, finding, advice, link, items } = checked;
  return {
    title: t(`checks.title.${code}`),
    state: { tone: STATE_TONES[state], word: t(`checks.state.${state}`) },
    finding: say(words, "findings", { ...finding, numbers: write(words, finding.numbers, reading) }),
    effect: t(`checks.effect.${code}`),
    advice: advice === null ? null : say(words, "advice", advice),
    link: link === null ? null : { label: t(`checks.link.${link}`), path: QUALITY_LINKS[link] },
    items: items.map((item) => ({ text: sayItem(words, { code, item }, reading), item })),
  };
}

/** What the checks come to. */
export function sayChecksState({ t }: Pick<Words, "t">, checked: Checked[]): StateWord {
  const { act, improve } = countToDo(checked);
  if (act > 0) return { tone: "failed", word: t("checks.act", { act, improve }) };
  if (improve > 0) return { tone: "stale", word: t("checks.improve", { improve }) };
  if (isUnread(checked)) return { tone: "pending", word: t("checks.state.nothing") };
  return { tone: "fine", word: t("checks.nothingToDo") };
}

/** One of which there is most, as people read it. */
export function sayItem(
  words: Words,
  { code, item }: { code: string; item: CheckItem },
  reading: Reading,
): string {
  const name = item.name ?? words.t("checks.unnamed");
  return say(words, "items", { code, numbers: { ...write(words, item.numbers, reading), name } });
}

/** Shares and moments as this language writes them: a moment is the day of it, and how long ago it was. */
function write(
  { format }: Words,
  numbers: CheckItem["numbers"],
  { timeZone, now }: Reading,
): Said["numbers"] {
  const written = Object.entries(numbers).flatMap(([name, value]): [string, string | number][] => {
    if (value === null) return [];
    if (name === "share") return [[name, format.share(Number(value))]];
    const moment = /^(?<base>at$|\w+(?=At$))/.exec(name)?.groups?.base;
    if (moment === undefined) return [[name, value]];
    const day = format.day(String(value), timeZone);
    if (moment !== "at") return [[`${moment}Day`, day]];
    return [
      ["day", day],
      ["ago", format.since(String(value), now)],
    ];
  });
  return Object.fromEntries(written);
}
