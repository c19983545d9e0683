import { cut } from "../cut.ts";
import { TOOL_LINES } from "./ai-tools.ts";
import { helperOf, trailersOf } from "./trailers.ts";

/** What is stored of a commit's message: enough for every rule to decide as on the whole of it. */
export type KeptMessage = {
  /** Cut to 512 characters. */
  message: string | null;
  /** Lines behind the cut that a rule may need: trailers by their keys, the first line of each tool's. */
  trailers: string[];
};

const LONGEST_MESSAGE = 512;
/** A page of blanks says nothing; a few of them are what a rule may look at. */
const MOST_BLANKS = 100;
const MOST_TRAILERS = 50;
const LONGEST_LINE = 400;
/** What `^` and `$` of a rule know as the end of a line. */
const LINE_ENDS = ["\n", "\r", "\u2028", "\u2029"];

export function keepMessage(whole: string | null): KeptMessage {
  if (whole === null) return { message: null, trailers: [] };
  const told = whole.slice(Math.max(0, whole.search(/\S/) - MOST_BLANKS));
  const message = cut(told, LONGEST_MESSAGE);
  return { message, trailers: mayBeCut(message) ? linesThatTell(told.slice(lastLineOf(message))) : [] };
}

/** The text that rules read: the whole message, or of a kept one its whole lines and those behind the cut. */
export function textForRules(kept: { message: string | null; trailers?: readonly string[] }): string {
  const { message, trailers } = kept;
  if (message === null || trailers === undefined || !mayBeCut(message)) return message ?? "";
  // Half a line may say what the whole does not: `Claude` of `Claude Dupont <claude@dupont.fr>`.
  return message.slice(0, lastLineOf(message)) + trailers.join("\n");
}

/** One character less than the most may be left when a pair stood at the cut. */
function mayBeCut(message: string): boolean {
  return message.length >= LONGEST_MESSAGE - 1;
}

function lastLineOf(text: string): number {
  return 1 + Math.max(...LINE_ENDS.map((end) => text.lastIndexOf(end)));
}

function linesThatTell(text: string): string[] {
  return [...boundedTrailers(text), ...toolLines(text)];
}

/** Each once and in its order. Of too many, those that name a tool stay before the others. */
function boundedTrailers(text: string): string[] {
  const tells = new Map<string, boolean>();
  for (const trailer of trailersOf(text)) {
    const line = `${trailer.key}:${trailer.value}`;
    if (!tells.has(line)) tells.set(line, helperOf(trailer) !== null);
  }
  const lines = [...tells.keys()];
  const telling = lines.filter((line) => tells.get(line));
  const silent = lines.filter((line) => !tells.get(line));
  const kept = new Set([...telling, ...silent].slice(0, MOST_TRAILERS));
  return lines.filter((line) => kept.has(line));
}

/** Of each tool's fixed lines the first: a second says the same. */
function toolLines(text: string): string[] {
  return TOOL_LINES.flatMap(([pattern]) => {
    const found = pattern.exec(text);
    if (found === null) return [];
    const rest = text.slice(found.index + found[0].length, found.index + LONGEST_LINE + 1);
    return [cut(found[0] + (/^.*/.exec(rest)?.[0] ?? ""), LONGEST_LINE)];
  });
}
