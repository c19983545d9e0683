import type { WireEvent } from "./wire-event.ts";

export type Matcher = (event: WireEvent) => boolean;

const KEY = /[@A-Za-z0-9_.*]/;
const SPACE = /\s/;
const FIELDS: Record<string, string[]> = {
  service: ["service", "services"],
  env: ["env"],
  team: ["team"],
  version: ["version"],
  source: ["source"],
  severity: ["severity"],
};

export class QuerySyntaxError extends Error {}

/**
 * The part of the event platform's search syntax that the reference proves: `*`, `key:value`, `key:(a OR b)`,
 * `-` and `NOT`, several terms, `*` inside unquoted values, quotes. An unknown key matches nothing, as a facet
 * without values does. Case counts.
 */
export function parseQuery(text: string): Matcher {
  return new QueryParser(text).parse();
}

class QueryParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Matcher {
    this.#skipSpace();
    if (this.#atEnd()) return () => true;
    const matcher = this.#alternatives();
    if (!this.#atEnd()) throw new QuerySyntaxError(`unexpected "${this.#peek()}" at ${this.#at}`);
    return matcher;
  }

  #alternatives(): Matcher {
    const parts = [this.#terms()];
    while (this.#takeWord("OR")) parts.push(this.#terms());
    return (event) => parts.some((part) => part(event));
  }

  #terms(): Matcher {
    const parts = [this.#term()];
    for (;;) {
      this.#takeWord("AND");
      if (this.#atEnd() || this.#peek() === ")" || this.#seesWord("OR")) break;
      parts.push(this.#term());
    }
    return (event) => parts.every((part) => part(event));
  }

  #term(): Matcher {
    if (this.#takeWord("NOT") || this.#takeCharacter("-")) {
      const negated = this.#term();
      return (event) => !negated(event);
    }
    if (this.#takeCharacter("(")) {
      const inner = this.#alternatives();
      this.#expect(")");
      return inner;
    }
    return this.#facet();
  }

  #facet(): Matcher {
    const key = this.#key();
    if (key === "*" && this.#peek() !== ":") {
      this.#skipSpace();
      return () => true;
    }
    this.#expect(":");
    const values = this.#takeCharacter("(") ? this.#valueList() : [this.#value()];
    const fields = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    if (!fields) return () => false;
    return (event) => valuesOf(event, fields).some((value) => values.some((matches) => matches(value)));
  }

  #valueList(): ((value: string) => boolean)[] {
    const values = [this.#value()];
    while (!this.#takeCharacter(")")) {
      this.#takeWord("OR");
      values.push(this.#value());
    }
    return values;
  }

  #key(): string {
    const start = this.#at;
    while (!this.#atEnd() && KEY.test(this.#peek())) this.#at += 1;
    if (start === this.#at) throw new QuerySyntaxError(`expected a key at ${start}`);
    return this.#text.slice(start, this.#at);
  }

  #value(): (value: string) => boolean {
    if (this.#peek() === '"') {
      const literal = this.#quoted();
      return (value) => value === literal;
    }
    const pieces = [""];
    const start = this.#at;
    while (!this.#atEnd() && !SPACE.test(this.#peek()) && this.#peek() !== ")" && this.#peek() !== "(") {
      if (this.#peek() === "*") pieces.push("");
      else pieces.push(`${pieces.pop() ?? ""}${this.#character()}`);
      this.#at += 1;
    }
    if (start === this.#at) throw new QuerySyntaxError(`expected a value at ${start}`);
    this.#skipSpace();
    return (value) => matchesPieces(value, pieces);
  }

  #quoted(): string {
    let literal = "";
    for (this.#at += 1; this.#peek() !== '"'; this.#at += 1) {
      if (this.#atEnd()) throw new QuerySyntaxError("a quote is not closed");
      literal += this.#character();
    }
    this.#at += 1;
    this.#skipSpace();
    return literal;
  }

  /** The character here, or the one after a backslash. */
  #character(): string {
    if (this.#peek() === "\\" && this.#at + 1 < this.#text.length) this.#at += 1;
    return this.#peek();
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  #skipSpace(): void {
    while (!this.#atEnd() && SPACE.test(this.#peek())) this.#at += 1;
  }

  #seesWord(word: string): boolean {
    const after = this.#text.charAt(this.#at + word.length);
    return this.#text.startsWith(word, this.#at) && (after === "" || after === "(" || SPACE.test(after));
  }

  #takeWord(word: string): boolean {
    if (!this.#seesWord(word)) return false;
    this.#at += word.length;
    this.#skipSpace();
    return true;
  }

  #takeCharacter(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    this.#skipSpace();
    return true;
  }

  #expect(character: string): void {
    if (!this.#takeCharacter(character)) throw new QuerySyntaxError(`expected "${character}" at ${this.#at}`);
  }
}

function valuesOf(event: WireEvent, fields: string[]): string[] {
  const found: string[] = [];
  for (const field of fields) {
    const value = event.attributes?.[field];
    for (const single of Array.isArray(value) ? value : [value]) {
      if (typeof single === "string" || typeof single === "number") found.push(String(single));
    }
  }
  return found;
}

/** `pieces` are the literal texts between the stars: the first is a prefix, the last a suffix. */
function matchesPieces(value: string, pieces: string[]): boolean {
  const first = pieces[0] ?? "";
  if (pieces.length === 1) return value === first;
  const last = pieces.at(-1) ?? "";
  const end = value.length - last.length;
  if (!value.startsWith(first) || !value.endsWith(last) || end < first.length) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = value.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
