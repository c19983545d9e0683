import "server-only";
import { getTranslations } from "next-intl/server";
import type { SettingName, Settings } from "#lib/db/settings.ts";
import { problemOf } from "#lib/domain/refusals.ts";
import { AppError } from "#lib/errors.ts";
import { formOf } from "#lib/http/action.ts";
import { readSettings } from "./settings-input.ts";

/** Some settings as a form sent them; `invalid_input` at the first field that is out of bounds. */
export async function sentSettings(sent: unknown, names: readonly SettingName[]): Promise<Partial<Settings>> {
  const input = readSettings(formOf(sent), names);
  if (input.ok) return input.changes;
  const { field, problem } = input;
  const word = (await getTranslations("settings"))(`word.${field}`);
  throw new AppError("invalid_input", { says: problemOf("form", word, problem), field });
}
