/** Widths of Inter's letters in ems, rounded up; figures as wide as tabular ones. What is in none is taken for wide. */
const EMS: readonly [number, string][] = [
  [0.25, "ijl"],
  [0.3, "!',.:I ·"],
  [0.35, ";`t|"],
  [0.4, "()/[\\]fr"],
  [0.5, '"-^_{}'],
  [0.55, "*?ksx"],
  [0.6, "FJLacehnouvyz"],
  [0.65, "#$&0123456789EPRSTZbdgpq"],
  [0.7, "+<=>ABKVXY~–"],
  [0.75, "CDGHU"],
  [0.8, "NOQ"],
  [0.85, "w"],
  [0.9, "m"],
  [0.95, "M"],
];
const WIDEST = 1.05;
/** How much wider than a plain letter a semibold one is at most. */
const SEMIBOLD = 1.09;

const widths = new Map(EMS.flatMap(([em, letters]) => [...letters].map((letter) => [letter, em])));

/** Room that a text needs, never too little: a drawing is laid out where no text can be measured. */
export function textWidth(text: string, size: number, weight: "plain" | "semibold" = "plain"): number {
  // A letter with an accent is as wide as without.
  const letters = [...text.normalize("NFD").replaceAll(/\p{M}/gu, "")];
  const ems = letters.reduce((sum, letter) => sum + (widths.get(letter) ?? WIDEST), 0);
  return Math.ceil(ems * size * (weight === "semibold" ? SEMIBOLD : 1));
}

export const widest = (texts: readonly string[], size: number): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, size)));

/** A text in one line, or in two where it needs more room than there is and has a space to break at. */
export function linesOf(text: string, size: number, room: number): string[] {
  const words = text.split(" ");
  const fits = words.map((_, index) => textWidth(words.slice(0, index + 1).join(" "), size) <= room);
  const first = Math.max(1, fits.lastIndexOf(true) + 1);
  return [words.slice(0, first), words.slice(first)].flatMap((line) =>
    line.length === 0 ? [] : line.join(" "),
  );
}
