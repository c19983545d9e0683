import type { Words } from "./words.ts";

type Settings = {
  name: string;
  timeZone: string;
  weekStart: "monday" | "sunday" | "saturday";
  productionEnvs: string[];
  cfrDenominator: "evaluated" | "all";
  bands: "dora-2024" | "off";
  lookbackDays: number;
  rawRetentionDays: number;
};

const SAY: { [Name in keyof Settings]: (words: Say, value: Settings[Name]) => string } = {
  name: (_, value) => value,
  timeZone: (_, value) => value,
  weekStart: ({ t }, value) => t(`settings.choice.weekStart.${value}`),
  productionEnvs: (_, value) => value.join(", "),
  cfrDenominator: ({ t }, value) => t(`settings.choice.cfrDenominator.${value}`),
  bands: ({ t }, value) => t(`settings.choice.bands.${value}`),
  lookbackDays: ({ t }, days) => t("general.days", { days }),
  rawRetentionDays: ({ t }, days) => (days === 0 ? t("general.noneKept") : t("general.days", { days })),
};

type Say = Pick<Words, "t">;

/** Every setting with its value, as people read it. */
export function settingFacts(words: Say, values: Settings): Record<string, string> {
  const all = Object.keys(SAY) as (keyof Settings)[];
  return Object.fromEntries(
    all.map((name) => [words.t(`settings.word.${name}`), sayOne(words, name, values[name])]),
  );
}

function sayOne<Name extends keyof Settings>(words: Say, name: Name, value: Settings[Name]): string {
  return SAY[name](words, value);
}
