/** What a message of the pseudo-language begins and ends with. */
export const MARKS = { open: "⟦", close: "⟧" } as const;

/** A message in marks and about a third longer, as longer languages are; its arguments and branches stay. */
export function pseudo(message: string): string {
  const shown = message.replaceAll(/\{\w+, \w+,|[{}]|<\/?\w+>/g, "");
  const padding = "lorem ".repeat(Math.ceil(shown.length / 18)).trim();
  return `${MARKS.open}${message} ${padding}${MARKS.close}`;
}
