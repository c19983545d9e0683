/** What a message of the pseudo-language begins and ends with. */
export const MARKS = { open: "⟦", close: "⟧" } as const;

/** A text without choices; and a choice between such. */
const PLAIN = /\{((?:[^{}]|\{\w+\})*)\}/g;
const CHOICE = /\{\w+, \w+,((?:\s*[=\w]+ \{(?:[^{}]|\{\w+\})*\})+)\s*\}/;

/** A message in marks and about a third longer, as longer languages are; its arguments and branches stay. */
export function pseudo(message: string): string {
  const padding = "lorem ".repeat(Math.ceil(shownLength(message) / 18)).trim();
  return `${MARKS.open}${message} ${padding}${MARKS.close}`;
}

/** Of the branches of a choice the longest counts: only one is shown. */
function shownLength(message: string): number {
  let text = message.replaceAll(/<\/?\w+>/g, "");
  while (CHOICE.test(text)) text = text.replace(CHOICE, (_, branches: string) => longestOf(branches));
  return text.replaceAll(/[{}]/g, "").length;
}

function longestOf(branches: string): string {
  const texts = [...branches.matchAll(PLAIN)].map(([, text = ""]) => text);
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), "");
}
