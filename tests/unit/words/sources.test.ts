import { expect, test } from "vitest";
import {
  accountForm,
  keyLabel,
  sourceWords,
} from "#app/orgs/[org]/settings/connections/_components/said-form.ts";
import { SOURCE_FORMS } from "#lib/sources/sources.ts";
import { messagesIn } from "#lib/words/catalog.ts";
import { LANGUAGES } from "#lib/words/languages.ts";
import { wordsIn } from "#lib/words/words.ts";
import { flatten } from "../../support/messages.ts";

test.each(LANGUAGES)("every source has words in %s for all that its form asks for", (language) => {
  const said = new Set(flatten(messagesIn(language)).keys());
  for (const { provider, site, keys, help } of SOURCE_FORMS) {
    const wanted = [
      ...["needs", "kept"],
      ...(site === null ? [] : ["site", "siteHint", "siteFact"]),
      ...(site?.choices ?? []).map(({ name }) => `place.${name}`),
      ...keys.flatMap(({ name }) => [`key.${name}`, `keyHint.${name}`]),
      ...help.map((step) => `help.${step}`),
    ];
    expect(wanted.filter((key) => !said.has(`sources.${provider}.${key}`))).toEqual([]);
  }
});

test("a form is given to the browser with its words in the reader's language, and without patterns", () => {
  const [datadog] = SOURCE_FORMS;
  if (datadog === undefined) throw new Error("there is no source");
  const form = accountForm(wordsIn("pt-BR"), datadog);
  expect(form.keys.map(({ label }) => label)).toEqual(["Chave de API", "Chave de aplicação"]);
  expect(form.site?.choices[3]).toEqual({ id: "datadoghq.eu", place: "EU1, Alemanha" });
  expect(JSON.stringify(form)).not.toContain("{20,128}");
  expect(keyLabel(wordsIn("en"), datadog)).toBe("API key");
  expect(sourceWords(wordsIn("en"), datadog).help).toHaveLength(3);
});
