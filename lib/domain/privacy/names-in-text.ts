import { SOMEONE } from "./hidden-address.ts";

/** Shorter ones stand inside other words. */
const SHORTEST = 3;
const SHORTEST_LOGIN = 5;

/** A person, as trailers write one: `Name <address>`. */
const PERSON = /([^<>\n]{1,200}?)[ \t]*<([^<>\s]{1,200}@[^<>\s]{1,200})>/g;
const PEOPLES_LINE = /^[\w-]{1,40}-(?:by|with)[ \t]*:(.*)$/gim;

/** Who is named in the trailers of a message, whatever they did: reviewed, signed, wrote along. */
export function peopleIn(message: string): { name: string; email: string }[] {
  return [...message.matchAll(PEOPLES_LINE)].flatMap(([, value = ""]) =>
    [...value.matchAll(PERSON)].map(([, name = "", email = ""]) => ({
      name: name.replace(/^[\s,;&]+/, "").trim(),
      email,
    })),
  );
}

/** Whether a line says who reviewed, signed or wrote along. */
export function isPeoplesLine(line: string): boolean {
  return /^[\w-]{1,40}-(?:by|with)[ \t]*:/i.test(line);
}

/**
 * Finds somebody by name, however its words are joined (`Ana Sousa`, `ana.sousa`), and by the beginning of the address;
 * null when both are too short to be told from other words.
 */
export function namePattern({ name, email }: { name: string; email: string }): RegExp | null {
  const words = name.split(/[\s._-]+/).filter((word) => word !== "");
  const whole = words.join("").length >= SHORTEST ? [words.map(escaped).join("[\\s._-]*")] : [];
  const [login = ""] = email.split("@");
  const forms = login.length >= SHORTEST_LOGIN ? [...whole, escaped(login)] : whole;
  return forms.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

export function withoutNames(text: string, people: readonly { name: string; email: string }[]): string {
  return people.reduce((left, person) => {
    const pattern = namePattern(person);
    return pattern === null ? left : left.replace(pattern, SOMEONE);
  }, text);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
