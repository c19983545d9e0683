import { product } from "../raw-request.ts";
import type { World } from "./world.ts";

/** Asks a product about one organisation: as a browser for its pages, as programs for its numbers. */
export type Asking = {
  /** A page, answered whole. */
  page: (href: string) => Promise<string>;
  json: <T>(path: string) => Promise<T>;
  /** The fields of a file, those of its heading first. */
  file: (path: string) => Promise<string[][]>;
};

/** More would wait in the product, until a connection to it is given up. */
const AT_ONCE = 12;

/** Each address is asked for once, and only so many at once. */
export function askerOf({ tokens, cookie }: Pick<World, "tokens" | "cookie">): Asking {
  const known = new Map<string, Promise<string>>();
  const inTurn = turnstile(AT_ONCE);
  let turn = 0;
  const once = (path: string, headers: () => Record<string, string>) => {
    const asked = known.get(path) ?? inTurn(() => fetchText(path, headers()));
    known.set(path, asked);
    return asked;
  };
  const token = () => ({ authorization: `Bearer ${tokens[turn++ % tokens.length]}` });
  return {
    page: (href) => once(href, () => ({ cookie, "accept-language": "en" })),
    json: async <T>(path: string) => JSON.parse(await once(path, token)) as T,
    file: async (path) => readCsv(await once(`${path}#csv`, () => ({ ...token(), accept: "text/csv" }))),
  };
}

/** Lets so many in at once, the others behind one another. */
function turnstile(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;
  return async <T>(act: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}

async function fetchText(path: string, headers: Record<string, string>): Promise<string> {
  // On the way over the loopback interface packing takes longer than what it saves.
  const sent = { ...headers, "accept-encoding": "identity" };
  const answer = await fetch(`${product()}${path}`, { headers: sent, redirect: "error" });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`GET ${path}: HTTP ${answer.status} ${text.slice(0, 300)}`);
  return text;
}

const FIELD = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g;

/** The fields of a file by RFC 4180; a field may hold line breaks. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, field = "", end] of text.matchAll(FIELD)) {
    rows.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}
