import type { SourceForm } from "#lib/sources/source.ts";
import type { Words } from "#lib/words/words.ts";

/** What a form asks for to open an account, with words in the reader's language; for a browser. */
export type AccountForm = {
  provider: string;
  site: {
    label: string;
    hint: string;
    initial: string;
    choices: { id: string; place: string }[];
  } | null;
  keys: { name: string; label: string; hint: string }[];
};

/** Each source has words under its own name and its fields' names, which a test holds it to. */
function tell({ t }: Pick<Words, "t">, key: string): string {
  return (t as unknown as (key: string) => string)(key);
}

export function accountForm(words: Pick<Words, "t">, form: SourceForm): AccountForm {
  return {
    provider: form.provider,
    site:
      form.site === null
        ? null
        : {
            label: tell(words, `sources.${form.provider}.site`),
            hint: tell(words, `sources.${form.provider}.siteHint`),
            initial: form.site.initial,
            choices: form.site.choices.map(({ id, name }) => ({ id, place: placeOf(words, form, name) })),
          },
    keys: form.keys.map(({ name }) => ({
      name,
      label: keyLabel(words, form, name),
      hint: tell(words, `sources.${form.provider}.keyHint.${name}`),
    })),
  };
}

/** The name of a region with the country that it is in. */
export function placeOf(words: Pick<Words, "t">, form: SourceForm, region: string): string {
  return tell(words, `sources.${form.provider}.place.${region}`);
}

/** What a key is called; at first the one that names the account. */
export function keyLabel(words: Pick<Words, "t">, form: SourceForm, name = form.keys[0].name): string {
  return tell(words, `sources.${form.provider}.key.${name}`);
}

/** All else that is said of a source. */
export function sourceWords(words: Pick<Words, "t">, form: SourceForm) {
  return {
    needs: tell(words, `sources.${form.provider}.needs`),
    siteFact: form.site === null ? "" : tell(words, `sources.${form.provider}.siteFact`),
    kept: tell(words, `sources.${form.provider}.kept`),
    help: form.help.map((step) => tell(words, `sources.${form.provider}.help.${step}`)),
  };
}
