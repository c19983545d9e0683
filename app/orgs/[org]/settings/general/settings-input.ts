import { z } from "zod";
import { SETTING_WORDS, type SettingName, type Settings, settings } from "#lib/db/settings.ts";

export type SettingsInput =
  | { ok: true; changes: Settings }
  | { ok: false; field: SettingName; message: string };

/** Reads the settings form; the first field that is out of bounds, with a sentence about it. */
export function readSettings(form: FormData): SettingsInput {
  const result = settings.safeParse(
    Object.fromEntries(
      Object.entries(settings.shape).map(([name, schema]) => [name, typedValue(form, name, schema)]),
    ),
  );
  if (result.success) return { ok: true, changes: result.data };
  const [issue] = result.error.issues;
  const field = issue?.path[0] as SettingName;
  return { ok: false, field, message: `${SETTING_WORDS[field]} ${issue?.message}.` };
}

/** A field as its setting is written; of several fields of a name the last one counts, as a switch after its "off". */
function typedValue(form: FormData, name: string, schema: z.ZodType): unknown {
  const all = form.getAll(name);
  if (schema instanceof z.ZodArray) return all;
  const last = all.at(-1);
  return schema instanceof z.ZodNumber && /^\d+$/.test(String(last)) ? Number(last) : last;
}
