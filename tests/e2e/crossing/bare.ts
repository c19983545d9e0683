import type { Asked, Page } from "./crossing.ts";
import type { Tag } from "./page-text.ts";

/** Sums of shares, which are whole numbers by chance alone and no count of events. */
const SHARED = "shared";

/** Numbers that stand alone in a table and lead nowhere. */
export function noteBare({ met }: Asked, { name, tags }: Page): void {
  for (const tag of tags) {
    if (tag.name !== "td" || !/^\d[\d,]*$/.test(tag.text)) continue;
    if (isOpened(tag, tags)) continue;
    const column = columnOf(tag, tags);
    if (tag.text !== "0" && !column.endsWith(SHARED)) met.bare.add(`${name}: ${column}`);
  }
}

/** Whether a cell is a link, or of a row that opens the event with all that it has. */
function isOpened(cell: Tag, tags: Tag[]): boolean {
  const row = cell.within.findLast(({ name }) => name === "tr");
  return tags.some(({ name, attributes, within }) => {
    if (name !== "a") return false;
    return (
      within.includes(cell) || ("data-list-row" in attributes && row !== undefined && within.includes(row))
    );
  });
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
