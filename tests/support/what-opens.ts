import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourcesOf } from "./project-imports.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Whatever is not on the page until somebody acts, or lies over it: our own parts, Mantine's and the browser's. */
const OPENS =
  /<(?:Popup|ConfirmDialog|ConfirmButton|EndButton|Modal|Drawer|Dialog|Menu|Popover|HoverCard|Tooltip|Select|MultiSelect|Autocomplete|Combobox|DatePickerInput|DateInput|Spoiler|details|dialog)\b|\b(?:popover=|role="tooltip")/;

/** What the others are made of. */
const MADE_OF = new Set([
  "app/_components/popup.tsx",
  "app/_components/form/confirm-dialog.tsx",
  "app/orgs/[org]/_components/drawer/drawer.tsx",
  "app/orgs/[org]/settings/_components/end-button.tsx",
]);

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** Every file of the app that opens something, read from its sources: what is new has to be opened by a test. */
export function readOpeners(): string[] {
  return sourcesOf("app")
    .filter((file) => file.endsWith(".tsx") && !MADE_OF.has(file) && OPENS.test(read(file)))
    .toSorted();
}

/** Every server action by its name. */
export function readActionNames(): string[] {
  return sourcesOf("app")
    .map(read)
    .filter((source) => source.startsWith('"use server"'))
    .flatMap((source) => [...source.matchAll(/^export async function (\w+)/gm)].map(([, name = ""]) => name))
    .toSorted();
}
