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
function tell({ t }: Pick<Words, "t">, { provider }: SourceForm, name: string): string {
  return (t as unknown as (key: string) => string)(`sources.${provider}.${name}`);
}

export function accountForm(words: Pick<Words, "t">, form: SourceForm): AccountForm {
  return {
    provider: form.provider,
    site:
      form.site === null
        ? null
        : {
            label: tell(words, form, "site"),
            hint: tell(words, form, "siteHint"),
            initial: form.site.initial,
            choices: form.site.choices.map(({ id, name }) => ({ id, place: placeOf(words, form, name) })),
          },
    keys: form.keys.map(({ name }) => ({
      name,
      label: keyLabel(words, form, name),
      hint: tell(words, form, `keyHint.${name}`),
    })),
  };
}

/** The name of a region with the country that it is in. */
export function placeOf(words: Pick<Words, "t">, form: SourceForm, region: string): string {
  return tell(words, form, `place.${region}`);
}

/** What a key is called; at first the one that names the account. */
export function keyLabel(words: Pick<Words, "t">, form: SourceForm, name = form.keys[0].name): string {
  return tell(words, form, `key.${name}`);
}

/** All else that is said of a source. */
export function sourceWords(words: Pick<Words, "t">, form: SourceForm) {
  return {
    needs: tell(words, form, "needs"),
    siteFact: form.site === null ? "" : tell(words, form, "siteFact"),
    kept: tell(words, form, "kept"),
    help: form.help.map((step) => tell(words, form, `help.${step}`)),
  };
}
