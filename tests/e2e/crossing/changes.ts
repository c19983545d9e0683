import type { Change } from "#lib/domain/report/report.ts";
import type { Tag } from "./page-text.ts";

/** Every change that an answer of the API tells, wherever it stands in it. */
export function changesIn(answer: unknown): Change[] {
  if (typeof answer !== "object" || answer === null) return [];
  const inside = Object.values(answer).flatMap(changesIn);
  return "verdict" in answer && "reason" in answer ? [answer as Change, ...inside] : inside;
}

const COLOURS = ["better", "worse"];
/** The window of a page ends a moment before that of the API's answer. */
const near = (a: number, b: number) => a === b || Math.abs(a - b) <= 1e-3 * Math.max(1, Math.abs(b));
/** What rose from nothing has no upper end. */
const rangeOf = ({ low, high }: Pick<Change, "low" | "high">): [number, number] => [
  low ?? Number.NEGATIVE_INFINITY,
  high ?? Number.POSITIVE_INFINITY,
];

type Told = { comparable: boolean; changes: Change[] };

/** The changes of a page that have a colour and may have none, with what speaks against it. */
export function wronglyColoured(tags: Tag[], { comparable, changes }: Told): string[] {
  return tags.flatMap(({ attributes, text }) => {
    const colour = attributes["data-judgement"] ?? "chance";
    if (!COLOURS.includes(colour)) return [];
    const reasons = doubts(attributes, changes);
    if (!comparable) reasons.push("nothing can be compared with");
    return reasons.map((reason) => `"${text}" is ${colour}: ${reason}`);
  });
}

function doubts(attributes: Tag["attributes"], changes: Change[]): string[] {
  const numberIn = (name: string) => {
    const said = attributes[`data-${name}`] ?? "";
    return said === "" ? null : Number(said);
  };
  const none = numberIn("none") ?? Number.NaN;
  const [low, high] = rangeOf({ low: numberIn("low"), high: numberIn("high") });
  const { "data-judgement": verdict, "data-change": found } = attributes;
  const known = changes.some((change) => {
    const [lowest, highest] = rangeOf(change);
    return change.verdict === verdict && near(low, lowest) && near(high, highest);
  });
  return [
    ...(found === verdict ? [] : [`it was found ${found}`]),
    ...(none < low || high < none ? [] : [`between ${low} and ${high} lies ${none}`]),
    ...(known ? [] : [`no change of the API lies between ${low} and ${high}`]),
  ];
}

/** How many changes of a page have a colour. */
export const colouredIn = (tags: Tag[]) =>
  tags.filter(({ attributes }) => COLOURS.includes(attributes["data-judgement"] ?? "")).length;
