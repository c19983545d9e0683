import type { Asked, Page } from "./crossing.ts";
import type { Tag } from "./page-text.ts";

/** Sums of shares, which are whole numbers by chance alone and no count of events. */
const SHARED = "shared";

/** Numbers that stand alone in a table and lead nowhere. */
export function noteBare({ met }: Asked, { name, tags }: Page): void {
  for (const tag of tags) {
    if (tag.name !== "td" || !/^\d[\d,]*$/.test(tag.text)) continue;
    if (tags.some((one) => one.name === "a" && one.within.includes(tag))) continue;
    const column = columnOf(tag, tags);
    if (tag.text !== "0" && !column.endsWith(SHARED)) met.bare.add(`${name}: ${column}`);
  }
}

/** What a cell stands under, and in which table. */
function columnOf(cell: Tag, tags: Tag[]): string {
  const table = cell.within.findLast(({ name }) => name === "table");
  const row = cell.within.at(-1);
  const place = tags.filter(({ within }) => within.at(-1) === row).indexOf(cell);
  const heads = tags.filter(
    ({ name, within }) => name === "th" && table !== undefined && within.includes(table),
  );
  const caption = tags.find(
    ({ name, within }) => name === "caption" && table !== undefined && within.includes(table),
  );
  return `${caption?.text ?? ""} | ${heads[place]?.text ?? ""}`;
}
