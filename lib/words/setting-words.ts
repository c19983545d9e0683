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

/** Some settings with their values, as people read them. */
export function settingFacts(
  words: Say,
  values: Settings,
  names: readonly (keyof Settings)[],
): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [words.t(`settings.word.${name}`), sayOne(words, name, values[name])]),
  );
}

/** A setting by its name, and how its values are said; null for what is no setting. */
export function saySetting(
  words: Say,
  name: string,
): { word: string; say: (value: unknown) => string } | null {
  if (!Object.hasOwn(SAY, name)) return null;
  const known = name as keyof Settings;
  return {
    word: words.t(`settings.word.${known}`),
    say: (value) => sayOne(words, known, value as never),
  };
}

function sayOne<Name extends keyof Settings>(words: Say, name: Name, value: Settings[Name]): string {
  return SAY[name](words, value);
}
