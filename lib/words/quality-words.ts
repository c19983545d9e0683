import {
  type Finding,
  QUALITY_LINKS,
  type QualityItem,
  STATE_TONES,
} from "../domain/quality/quality-state.ts";
import { countSteps, type QualityStep } from "../domain/quality/quality-steps.ts";
import type { Said } from "../domain/said.ts";
import type { StateWord } from "../domain/sync/sync-words.ts";
import { say } from "./say.ts";
import type { Words } from "./words.ts";

type Reading = { timeZone: string; now: Date };

/** A step as people read it. */
export type SaidStep = {
  title: string;
  state: StateWord;
  finding: string;
  advice: string | null;
  /** The path is below the organisation's address. */
  link: { label: string; path: string } | null;
};

export function sayStep(words: Words, step: QualityStep, reading: Reading): SaidStep {
  const { t } = words;
  const { key, state, advice, link } = step;
  return {
    title: t(`steps.title.${key}`),
    state: { tone: STATE_TONES[state], word: t(`steps.state.${state}`) },
    finding: say(words, "findings", findingOf(words, step, reading)),
    advice: advice === null ? null : say(words, "advice", advice),
    link: link === null ? null : { label: t(`steps.link.${link}`), path: QUALITY_LINKS[link] },
  };
}

/** What the steps come to. */
export function sayStepsState({ t }: Pick<Words, "t">, steps: QualityStep[]): StateWord {
  const { act, improve } = countSteps(steps);
  if (act > 0) return { tone: "failed", word: t("steps.act", { act, improve }) };
  if (improve > 0) return { tone: "stale", word: t("steps.improve", { improve }) };
  return { tone: "fine", word: t("steps.nothingToDo") };
}

/** A share, a moment and what there is most of, as this language writes them. */
function findingOf(words: Words, { finding, items }: Finding, { timeZone, now }: Reading): Said {
  const { format } = words;
  const { share, at }: Said["numbers"] = finding.numbers;
  const moment = at === undefined ? null : String(at);
  return {
    code: finding.code,
    numbers: {
      ...finding.numbers,
      ...(share !== undefined && { share: format.share(Number(share)) }),
      ...(moment !== null && { day: format.day(moment, timeZone), ago: format.since(moment, now) }),
      some: items.length === 0 ? "no" : "yes",
      most: items.map((item) => sayItem(words, item)).join(", "),
    },
  };
}

function sayItem({ t }: Pick<Words, "t">, { name, count, of }: QualityItem): string {
  const named = name ?? t("steps.noRepository");
  return of === undefined
    ? t("steps.item", { name: named, count })
    : t("steps.part", { name: named, count, of });
}
