import type { Page } from "@playwright/test";

/** Which parts of pages were looked at already, by how they are built and where they stand. */
export type Seen = Set<string>;

/** The parts that are left out of a look carry it. */
export const AGAIN = "data-looked-at";

/**
 * Marks the parts of a page that are built, word by word aside, like some that were seen before: the same elements with
 * the same attributes inside each other, in the same ones. Nothing that axe judges tells them apart. Answers whether
 * anything is left.
 */
export async function markSeen(page: Page, seen: Seen): Promise<boolean> {
  const found = await page.evaluate(
    ({ known, mark }) => {
      /** What is judged by being there, not by what it says. */
      const SAID =
        /^(id|for|href|src|value|alt|title|placeholder|name|d|points|x|y|x1|x2|y1|y2|cx|cy|width|height|transform|datetime|aria-(label|labelledby|describedby|controls|owns|valuetext|valuenow|description))$/;
      const digest = (text: string, from = 5381) => {
        let [one, two] = [from, 52711];
        for (let index = 0; index < text.length; index += 1) {
          const letter = text.charCodeAt(index);
          one = Math.imul(one ^ letter, 2654435761);
          two = Math.imul(two ^ letter, 1597334677);
        }
        return `${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
      };
      const before = new Set(known.split(" "));
      const now: string[] = [];
      const referred = (value: string) =>
        value.split(/\s+/).every((id) => document.getElementById(id) !== null);
      const plain = (value: string) =>
        value
          .replaceAll(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|url\(#[^)]*\)/g, "id")
          .replaceAll(/^-?[\d.,]+$|-?[\d.]+(?=(px|%|r?em|m?s)\b)/g, "0");
      const attribute = ({ name, value }: Attr) => {
        if (!SAID.test(name)) return `${name}=${plain(value)}`;
        const whole = /^(for|aria-(labelledby|describedby|controls|owns))$/.test(name)
          ? referred(value)
          : true;
        return `${name}:${value.trim() !== ""}${whole}`;
      };
      const own = (element: Element) =>
        `${element.tagName} ${[...element.attributes].map(attribute).sort().join(" ")}`;
      const shapes = new Map<Element, string>();
      const shapeOf = (element: Element): string => {
        const inside = [...element.childNodes].map((node) => {
          if (node instanceof Element) return shapeOf(node);
          return node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "" ? "text" : "";
        });
        const shape = digest(`${own(element)}>${inside.join(",")}`);
        shapes.set(element, shape);
        return shape;
      };
      const visit = (element: Element, around: string) => {
        const place = digest(`${around} ${own(element)}`);
        for (const [index, child] of [...element.children].entries()) {
          // Rows may be striped, and the first be without a line above it.
          const key = digest(`${place} ${index === 0} ${index % 2} ${shapes.get(child)}`);
          if (before.has(key)) child.setAttribute(mark, "");
          else visit(child, place);
          before.add(key);
          now.push(key);
        }
      };
      for (const marked of document.querySelectorAll(`[${mark}]`)) marked.removeAttribute(mark);
      shapeOf(document.body);
      visit(document.body, "");
      return now.join(" ");
    },
    // As one text: of a list each item is wrapped, checked and unwrapped on its way, and there are thousands.
    { known: [...seen].join(" "), mark: AGAIN },
  );
  const before = seen.size;
  for (const key of found.split(" ")) seen.add(key);
  return seen.size > before;
}

/** Whether the page has anything that was not seen before, as it is marked. */
export function anyUnmarked(page: Page): Promise<boolean> {
  return page.evaluate(
    (mark) => [...document.body.children].some((child) => !child.hasAttribute(mark)),
    AGAIN,
  );
}
