import { z } from "zod";
import type { OrganizationSettings } from "#lib/db/organizations.ts";

const days = (least: number, most: number) => {
  const error = `Give a whole number of days from ${least} to ${most}.`;
  return z
    .string()
    .regex(/^\d{1,3}$/, { error })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error });
};

const environments = z
  .array(z.string().trim().min(1).max(200, { error: "A name of an environment has up to 200 characters." }))
  .min(1, { error: "Name at least one environment." })
  .max(20, { error: "Name at most 20 environments." })
  .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, {
    error: "The same environment is named twice; upper and lower case are not told apart.",
  });

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const settings = z.object({
  name: z
    .string()
    .trim()
    .refine((value) => value !== "" && [...value].length <= 80, { error: "A name has 1 to 80 characters." }),
  timeZone: z.string().refine(isTimeZone, { error: "Choose a time zone of the list." }),
  weekStart: z.enum(["monday", "sunday", "saturday"]),
  productionEnvs: environments,
  cfrDenominator: z.enum(["evaluated", "all"]),
  bands: z.enum(["dora-2024", "off"]),
  lookbackDays: days(3, 90),
  rawRetentionDays: days(0, 730),
});

export type SettingsInput =
  | { ok: true; changes: OrganizationSettings }
  | { ok: false; field: string; message: string };

/** Reads the settings form; the first field that is out of bounds, with a sentence about it. */
export function readSettings(form: FormData): SettingsInput {
  const result = settings.safeParse({
    ...Object.fromEntries(form),
    productionEnvs: form.getAll("productionEnvs"),
    bands: form.get("bands") === "dora-2024" ? "dora-2024" : "off",
  });
  if (result.success) return { ok: true, changes: result.data };
  const issue = result.error.issues[0];
  return { ok: false, field: String(issue?.path[0] ?? ""), message: issue?.message ?? "This is not valid." };
}
