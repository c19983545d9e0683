import type { Said } from "../domain/said.ts";
import { say } from "./say.ts";
import type { Words } from "./words.ts";

/** Why an event waits in quarantine, or a range could not be read whole. */
export function sayReason(words: Pick<Words, "t">, { code, numbers }: Said): string {
  const { field } = numbers;
  if (field === undefined) return say(words, "reasons", { code, numbers });
  return say(words, "reasons", { code, numbers: { ...numbers, field: sayField(words, String(field)) } });
}

/** Of a field without a word of ours its source's name for it. */
function sayField(words: Pick<Words, "t">, field: string): string {
  const code = field.replaceAll(".", "_");
  const word = say(words, "fields", { code, numbers: {} });
  return word === code ? field : word;
}
