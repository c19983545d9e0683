import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { messagesIn } from "#lib/words/catalog.ts";
import { flatten } from "../../support/messages.ts";
import { sourcesOf } from "../../support/project-imports.ts";

const ROOT = join(import.meta.dirname, "../../..");
const isMessages = (file: string) => /^lib\/words\/(en|pt-BR)\//.test(file);

const sources = ["app", "lib", "scripts"]
  .flatMap(sourcesOf)
  .filter((file) => !isMessages(file))
  .map((file) => readFileSync(join(ROOT, file), "utf8"));

type Use = { scope: string; keys: Set<string>; patterns: RegExp[] };

/** A template's fixed parts, with anything but a dot in its holes: "trend.${bucket}" is any of `trend`. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^.]+")}$`);
}

/**
 * What a file may say: the namespaces that it opens, with every text in it that could be a key. A file that opens none
 * names keys wholly ("runs.title"), or hands them to one that does.
 */
function usesOf(source: string): Use[] {
  const opened = [...source.matchAll(/(?:use|get)Translations\(\s*"([^"]+)"/g)].map(
    ([, scope = ""]) => `${scope}.`,
  );
  const keys = new Set(
    [...source.matchAll(/"([\w.-]+)"|\b(\w+):/g)].map(([, text, name]) => text ?? name ?? ""),
  );
  const patterns = [...source.matchAll(/`([\w.-]*\$\{[^`]*)`/g)].map(([, text = ""]) => patternOf(text));
  return [...new Set([...opened, ""])].map((scope) => ({ scope, keys, patterns }));
}

const uses = sources.flatMap(usesOf);
/** Namespaces whose keys are codes of a closed set, which the compiler compares with them. */
const spoken = new Set(
  sources.flatMap((source) => [...source.matchAll(/\bsay\(\s*\w+,\s*"(\w+)"/g)].map(([, n]) => n)),
);

/** A key that a table in another file hands over is found by its last part, where its namespace is opened anywhere. */
function isUsed(key: string): boolean {
  if (spoken.has(key.split(".")[0])) return true;
  return uses.some(({ scope, keys, patterns }) => {
    if (!key.startsWith(scope)) return false;
    const rest = key.slice(scope.length);
    return keys.has(rest) || patterns.some((pattern) => pattern.test(rest));
  });
}

test("every message is said somewhere", () => {
  expect([...flatten(messagesIn("en")).keys()].filter((key) => !isUsed(key))).toEqual([]);
});
