import type { Page } from "@playwright/test";

/**
 * What reaches beyond the window, and texts beyond a box that they stand in, where nothing scrolls or shortens them on
 * purpose; of the whole page, or within some parts of it.
 */
export function overflowing(page: Page, within = "body"): Promise<string[]> {
  return page.evaluate((parts) => {
    const isIn = (element: Element) => element.closest(parts) !== null;
    const TOLERANCE = { across: 1, down: 4 };
    const styleOf = (element: Element) => getComputedStyle(element);
    const boxOf = (element: Element) => element.getBoundingClientRect();
    const scrolls = (element: Element) =>
      /auto|scroll/.test(styleOf(element).overflowX) || styleOf(element).textOverflow === "ellipsis";
    const isBox = (element: Element) => !/^(inline|contents)$/.test(styleOf(element).display);
    const isPlaced = (element: Element) => /absolute|fixed/.test(styleOf(element).position);
    const around = (element: Element | null): Element[] =>
      element === null ? [] : [element, ...around(element.parentElement)];
    /** What is only read aloud stands in a box of one pixel. */
    const isShown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !around(element).some((one) => isBox(one) && boxOf(one).width <= 1);
    /** The boxes that hold a part: the nearest first, as far as none scrolls or was put somewhere else. */
    const holding = (element: Element | null): Element[] => {
      if (element === null || scrolls(element)) return [];
      const further = isPlaced(element) ? [] : holding(element.parentElement);
      return isBox(element) ? [element, ...further] : further;
    };
    const isBeyond = (line: DOMRect, box: DOMRect) =>
      line.right > box.right + TOLERANCE.across ||
      line.left < box.left - TOLERANCE.across ||
      line.bottom > box.bottom + TOLERANCE.down ||
      line.top < box.top - TOLERANCE.down;
    const told = (element: Element) =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}">`;

    const wrong: string[] = [];
    if (parts === "body" && document.documentElement.scrollWidth > innerWidth)
      wrong.push("the page scrolls sideways");
    for (const element of document.body.querySelectorAll("*")) {
      if (!isIn(element)) continue;
      const { left, right, width } = boxOf(element);
      if (
        width > 1 &&
        (right > innerWidth + 1 || left < -1) &&
        isShown(element) &&
        !around(element).some(scrolls)
      )
        wrong.push(`${told(element)} "${element.textContent?.trim().slice(0, 40)}" leaves the window`);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement: parent, textContent } = texts.currentNode;
      if (parent === null || textContent?.trim() === "" || !isIn(parent) || !isShown(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const lines = [...range.getClientRects()];
      const left = holding(parent).find((box) => lines.some((line) => isBeyond(line, boxOf(box))));
      if (left !== undefined) wrong.push(`"${textContent?.trim().slice(0, 60)}" leaves its ${told(left)}`);
    }
    return wrong;
  }, within);
}
