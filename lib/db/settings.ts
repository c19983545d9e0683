import { z } from "zod";
import { plural } from "../domain/format/format.ts";
import { must, oneOf, text, wholeNumber } from "./bounds.ts";

type Setting<S extends z.ZodType> = {
  /** What the form, the facts and the audit log call it. */
  word: string;
  /** What it does, in the form and in the API's description; null where the word says it. */
  about: string | null;
  schema: S;
  /** What a new organisation has, as the column's default; null: it is asked for. */
  fallback: z.output<S> | null;
  /** A value as a person reads it. */
  say: (value: z.output<S>) => string;
};

const setting = <S extends z.ZodType>(described: Setting<S>) => described;

/** A choice by its values, each with the word for it. */
function choice<const O extends Record<string, string>>(options: O) {
  const values = Object.keys(options) as [keyof O & string, ...(keyof O & string)[]];
  return { options, schema: oneOf(values), say: (value: keyof O & string) => options[value] ?? value };
}

const days = (count: number) => plural(count, "day");

const WRONG_ZONE = must({ code: "not_a_time_zone", numbers: {} });

/** Node also takes offsets such as +02:00, which no calendar knows, and any case, which PostgreSQL does not. */
function isTimeZone(value: string): boolean {
  if (value === "UTC") return true;
  if (!/^[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z0-9_+-]*)+$/.test(value)) return false;
  try {
    const known = new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
    return known === value || known.toLowerCase() !== value.toLowerCase();
  } catch {
    return false;
  }
}

const WRONG_NAMES = must({ code: "not_names", numbers: {} });
const names = z
  .array(text(200), WRONG_NAMES)
  .min(1, WRONG_NAMES)
  .max(20, WRONG_NAMES)
  .refine((all) => new Set(all.map((name) => name.toLowerCase())).size === all.length, WRONG_NAMES);

/**
 * What an organisation may set: form, facts, API and audit log are made from this. The database has a column for each,
 * with the same bounds, in `organizations`, `private.organization_settings` and `update_organization`.
 */
export const SETTINGS = {
  name: setting({ word: "Name", about: null, schema: text(80), fallback: null, say: String }),
  timeZone: setting({
    word: "Time zone",
    about: "Days begin at midnight here, and times are shown in it.",
    schema: z.string(WRONG_ZONE).refine(isTimeZone, WRONG_ZONE),
    fallback: "UTC",
    say: String,
  }),
  weekStart: setting({
    word: "Calendar weeks begin on",
    about: "In the calendar where a period is picked. Weeks in the numbers begin on Monday.",
    ...choice({ monday: "Monday", sunday: "Sunday", saturday: "Saturday" }),
    fallback: "monday",
  }),
  productionEnvs: setting({
    word: "Production environments",
    about: "Only these count unless a filter says otherwise. Upper and lower case are not told apart.",
    schema: names,
    fallback: ["production", "prod", "live", "prd"],
    say: (value) => value.join(", "),
  }),
  cfrDenominator: setting({
    word: "Change failure rate",
    about: "What failed deployments are divided by.",
    ...choice({ evaluated: "Failed of those judged", all: "Failed of all" }),
    fallback: "evaluated",
  }),
  bands: setting({
    word: "DORA bands",
    about:
      "Elite, high, medium and low, with the limits of the 2024 report. A comparison with others, not a target.",
    ...choice({ "dora-2024": "Shown, with the limits of the 2024 report", off: "Not shown" }),
    fallback: "dora-2024",
  }),
  lookbackDays: setting({
    word: "Days read again every night",
    about: "Verdicts and incidents change for weeks. 3 to 90; 35 fits most.",
    schema: wholeNumber(3, 90),
    fallback: 35,
    say: days,
  }),
  rawRetentionDays: setting({
    word: "Days that raw payloads are kept",
    about:
      "What Datadog sent for each event, word by word, so that an update of this installation can read it again (Data quality, Quarantine, Parse again). Older ones are deleted; the numbers stay. 0 to 730; 0 keeps none.",
    schema: wholeNumber(0, 730),
    fallback: 90,
    say: (value) => (value === 0 ? "None are kept" : days(value)),
  }),
};

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];
type Shape = { [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K]["schema"] };

/** Something of each setting, by its name. */
function ofEach<T>(read: (described: Setting<z.ZodType>, name: SettingName) => T): Record<SettingName, T> {
  const all = Object.entries(SETTINGS) as [SettingName, Setting<z.ZodType>][];
  return Object.fromEntries(all.map(([name, one]) => [name, read(one, name)])) as Record<SettingName, T>;
}

/** All of the settings, within their bounds. */
export const settings = z.strictObject(
  ofEach(({ schema, about }) => (about === null ? schema : schema.describe(about))) as Shape,
);
export type Settings = z.output<typeof settings>;

/** As rows hold them: without the bounds, so that one that is drawn tighter locks no organisation out. */
export const storedSettings = z.object(ofEach(({ schema }) => withoutBounds(schema)) as Shape);

function withoutBounds(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodString) return z.string();
  if (schema instanceof z.ZodNumber) return z.number();
  return schema instanceof z.ZodArray ? z.array(z.string()) : schema;
}

/** What the form, which runs in the browser, needs to know of each. */
export const SETTING_FIELDS = ofEach(({ word, about }) => ({ word, about }));

export const SETTING_WORDS: Record<SettingName, string> = ofEach(({ word }) => word);

/** Every setting with its value, as people read it. */
export function settingFacts(values: Settings): { word: string; value: string }[] {
  return Object.values(ofEach(({ word, say }, name) => ({ word, value: say(values[name]) })));
}
