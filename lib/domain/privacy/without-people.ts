import { cut } from "../cut.ts";
import { TOOL_LINES } from "../origin/ai-tools.ts";
import { textForRules } from "../origin/kept-message.ts";
import { type CommitSignals, classifyCommit, type OriginVerdict } from "../origin/origin.ts";
import { helperOf, type Trailer, trailersOf } from "../origin/trailers.ts";
import { hiddenAddress, SOMEONE, withoutAddresses } from "./hidden-address.ts";
import { isPeoplesLine, peopleIn, withoutNames } from "./names-in-text.ts";

/** What is left of a commit's words when it may name nobody any more. */
export type Nameless = { authorName: string | null; authorEmail: string | null; message: string | null };
type Person = { name: string; email: string };

const LONGEST_SUBJECT = 96;
/** Under the length from which a kept message counts as cut. */
const LONGEST_MESSAGE = 500;
/** `from ana/retries`: whose fork it is. */
const FORK = /( from )[\w.-]+(?=[/:])/g;

/**
 * A commit's words without people: machines stay, of the message its subject and the lines that name a tool. Rules
 * decide by what is left as they did by the whole, so that origins stand when names are gone.
 */
export function withoutPeople(signals: CommitSignals): Nameless {
  const verdict = classifyCommit(signals);
  const people = peopleOf(signals);
  const lines = tellingLines(signals, people);
  const subject = signals.message === null ? null : subjectOf(signals.message, people);
  const messages =
    subject === null
      ? [null]
      : [
          [subject, "", ...lines],
          [SOMEONE, "", ...lines],
        ].map(joined);
  const all = authorsOf(signals).flatMap((author) => messages.map((message) => ({ ...author, message })));
  const decides = (left: Nameless) => isSame(verdict, classifyCommit({ ...left, isBot: signals.isBot }));
  return all.find(decides) ?? all[0] ?? { authorName: null, authorEmail: null, message: null };
}

function isSame(one: OriginVerdict, other: OriginVerdict): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function peopleOf({ authorName, authorEmail, message, trailers = [] }: CommitSignals): Person[] {
  const author = { name: authorName ?? "", email: authorEmail ?? "" };
  return [author, ...peopleIn([message ?? "", ...trailers].join("\n"))];
}

/** The least that may be enough first: a name only stays where it is a machine's. */
function authorsOf({ authorName, authorEmail }: CommitSignals): Omit<Nameless, "message">[] {
  const hidden = authorEmail === null ? null : hiddenAddress(authorEmail.trim());
  const mark = authorName !== null && / \(aider\)\s*$/i.test(authorName) ? [`${SOMEONE} (aider)`] : [];
  const names = [null, ...mark, ...(authorName === null ? [] : [withoutAddresses(authorName)])];
  return names.map((name) => ({ authorName: name, authorEmail: hidden }));
}

function subjectOf(message: string, people: Person[]): string {
  const [first = ""] = message.trim().split(/[\n\r\u2028\u2029]/);
  if (first === "") return "";
  if (isPeoplesLine(first)) return SOMEONE;
  return cut(withoutNames(withoutAddresses(first), people).replace(FORK, `$1${SOMEONE}`), LONGEST_SUBJECT);
}

/** As many as there is room for, in their order. */
function joined(lines: readonly string[]): string {
  const [subject = "", ...more] = lines;
  return more
    .reduce((text, line) => {
      const longer = `${text}\n${line}`;
      return longer.length > LONGEST_MESSAGE ? text : longer;
    }, subject)
    .trimEnd();
}

function tellingLines(signals: CommitSignals, people: Person[]): string[] {
  const text = textForRules(signals);
  const trailers = [...trailersOf(text)].flatMap((trailer) => {
    const helper = helperOf(trailer);
    return helper === null ? [] : [`${trailer.key}:${hiddenValue(trailer, people)}`];
  });
  const lines = TOOL_LINES.flatMap(([pattern]) => {
    const [found] = pattern.exec(text) ?? [];
    return found === undefined ? [] : [found.trim()];
  });
  return [...new Set([...trailers, ...lines])];
}

/** Whoever stands beside a tool in one line goes: the tool alone says as much to the rules. */
function hiddenValue(trailer: Trailer, people: Person[]): string {
  const said = JSON.stringify(helperOf(trailer));
  const tool = helperOf(trailer)?.tool;
  const parts = [...trailer.value.matchAll(/<[^<>]*>/g)].map(([part]) => ` ${tool ?? SOMEONE} ${part}`);
  const values = [...parts, ...(tool ? [` ${tool}`] : []), withoutNames(trailer.value, people)];
  const hidden = values.map((value) => withoutAddresses(value));
  return (
    hidden.find((value) => JSON.stringify(helperOf({ ...trailer, value })) === said) ??
    withoutAddresses(trailer.value)
  );
}
