import { z } from "zod";
import { METRIC_SETTINGS } from "../domain/metrics/metric-settings.ts";
import { must, oneOf, text, wholeNumber } from "./bounds.ts";

type Setting<S extends z.ZodType> = {
  schema: S;
  /** What a new organisation has, as the column's default; null: it is asked for. */
  fallback: z.output<S> | null;
};

const setting = <S extends z.ZodType>(described: Setting<S>) => described;

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

/** `UTC` or a name of the IANA time zone database. */
const timeZone = z.string(WRONG_ZONE).refine(isTimeZone, WRONG_ZONE);

const WRONG_NAMES = must({ code: "not_names", numbers: {} });
const names = z
  .array(text(200), WRONG_NAMES)
  .min(1, WRONG_NAMES)
  .max(20, WRONG_NAMES)
  .refine((all) => new Set(all.map((name) => name.toLowerCase())).size === all.length, WRONG_NAMES);

/**
 * What an organisation may set, whose words are in `lib/words`: form, facts, API and audit log are made from this. The
 * database has a column for each, with the same bounds, in `organizations`, `private.organization_settings` and
 * `update_organization`.
 */
export const SETTINGS = {
  name: setting({ schema: text(80), fallback: null }),
  timeZone: setting({ schema: timeZone, fallback: "UTC" }),
  weekStart: setting({ schema: oneOf(["monday", "sunday", "saturday"]), fallback: "monday" }),
  productionEnvs: setting({ schema: names, fallback: ["production", "prod", "live", "prd"] }),
  cfrDenominator: setting({ schema: oneOf(["evaluated", "all"]), fallback: "evaluated" }),
  bands: setting({ schema: oneOf(["dora-2024", "off"]), fallback: "dora-2024" }),
  lookbackDays: setting({ schema: wholeNumber(3, 90), fallback: 35 }),
  rawRetentionDays: setting({ schema: wholeNumber(0, 730), fallback: 90 }),
};

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** Those that decide no number. */
export const GENERAL_SETTINGS = SETTING_NAMES.filter(
  (name) => !METRIC_SETTINGS.some((one: SettingName) => one === name),
);

type Shape = { [K in keyof typeof SETTINGS]: (typeof SETTINGS)[K]["schema"] };

/** Something of each setting, by its name. */
function ofEach<T>(read: (described: Setting<z.ZodType>, name: SettingName) => T): Record<SettingName, T> {
  const all = Object.entries(SETTINGS) as [SettingName, Setting<z.ZodType>][];
  return Object.fromEntries(all.map(([name, one]) => [name, read(one, name)])) as Record<SettingName, T>;
}

/** All of the settings, within their bounds. */
export const settings = z.strictObject(ofEach(({ schema }) => schema) as Shape);
export type Settings = z.output<typeof settings>;

/** As rows hold them: without the bounds, so that one that is drawn tighter locks no organisation out. */
export const storedSettings = z.object(ofEach(({ schema }) => withoutBounds(schema)) as Shape);

function withoutBounds(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodString) return z.string();
  if (schema instanceof z.ZodNumber) return z.number();
  return schema instanceof z.ZodArray ? z.array(z.string()) : schema;
}
