import { z } from "zod";
import { problemIn } from "#lib/db/bounds.ts";
import { type SettingName, type Settings, settings } from "#lib/db/settings.ts";
import type { Problem } from "#lib/domain/refusals.ts";

export type SettingsInput =
  | { ok: true; changes: Partial<Settings> }
  | { ok: false; field: SettingName; problem: Problem };

/** Reads some settings of a form; the first field that is out of bounds, with what is wrong with it. */
export function readSettings(form: FormData, names: readonly SettingName[]): SettingsInput {
  const asked = names.map((name): [SettingName, z.ZodType] => [name, settings.shape[name]]);
  const result = z
    .object(Object.fromEntries(asked))
    .safeParse(Object.fromEntries(asked.map(([name, schema]) => [name, typedValue(form, name, schema)])));
  if (result.success) return { ok: true, changes: result.data as Partial<Settings> };
  const [issue] = result.error.issues;
  const field = issue?.path[0] as SettingName;
  const problem = issue === undefined ? null : problemIn(issue);
  return { ok: false, field, problem: problem ?? { code: "invalid", numbers: {} } };
}

/** A field as its setting is written; of several fields of a name the last one counts, as a switch after its "off". */
function typedValue(form: FormData, name: string, schema: z.ZodType): unknown {
  const all = form.getAll(name);
  if (schema instanceof z.ZodArray) return all;
  const last = all.at(-1);
  return schema instanceof z.ZodNumber && /^\d+$/.test(String(last)) ? Number(last) : last;
}
