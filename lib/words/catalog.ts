import compile from "icu-minify/compile";
import formatMessage from "use-intl/format-message";
import { en } from "./en/index.ts";
import { type Locale, PSEUDO } from "./languages.ts";
import { pseudo } from "./pseudo.ts";
import { ptBr } from "./pt-BR/index.ts";

/** All messages, with the keys and arguments that the compiler checks: those of English. */
export type Messages = typeof en;
export type Namespace = keyof Messages;

/**
 * Next is built with the formatter that knows compiled messages only, so that no parser reaches the browser
 * (next.config.mjs); a plain Node process has the one that reads them as they are written.
 */
const prepare = formatMessage.raw ? (message: string) => message : compileMessage;

const written = {
  en: () => map(en, prepare),
  "pt-BR": () => map(ptBr, prepare),
  [PSEUDO]: () => map(en, (message) => prepare(pseudo(message))),
} as const satisfies Record<Locale, () => unknown>;

const ready = new Map<Locale, Messages>();

/** The messages of a language, as this process formats them. */
export function messagesIn(locale: Locale): Messages {
  const known = ready.get(locale);
  if (known !== undefined) return known;
  const messages = written[locale]() as Messages;
  ready.set(locale, messages);
  return messages;
}

/** As plain objects: the compiler's branches have no prototype, and React hands only plain ones to the browser. */
export function compileMessage(message: string): unknown {
  return JSON.parse(JSON.stringify(compile(message)));
}

type Tree = { readonly [key: string]: string | Tree };

/** Each message through `change`; a compiled one is no string any more, which only the formatter sees. */
function map(tree: Tree, change: (message: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === "string" ? change(value) : map(value, change),
    ]),
  );
}
