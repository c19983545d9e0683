import type { SourceForm } from "#lib/sources/source.ts";
import type { Messages } from "#lib/words/catalog.ts";
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

type Known = Messages["sources"];
/** Each source has words under its own name and its fields' names, which a test holds it to. */
const known = (name: string) => name as never as keyof Known;

export function accountForm({ t }: Pick<Words, "t">, form: SourceForm): AccountForm {
  const provider = known(form.provider);
  return {
    provider,
    site:
      form.site === null
        ? null
        : {
            label: t(`sources.${provider}.site`),
            hint: t(`sources.${provider}.siteHint`),
            initial: form.site.initial,
            choices: form.site.choices.map(({ id, name }) => ({ id, place: placeOf({ t }, form, name) })),
          },
    keys: form.keys.map(({ name }) => ({
      name,
      label: keyLabel({ t }, form, name),
      hint: t(`sources.${provider}.keyHint.${name as keyof Known["datadog"]["keyHint"]}`),
    })),
  };
}

/** The name of a region with the country that it is in. */
export function placeOf({ t }: Pick<Words, "t">, { provider }: SourceForm, region: string): string {
  return t(`sources.${known(provider)}.place.${region as keyof Known["datadog"]["place"]}`);
}

/** What a key is called; at first the one that names the account. */
export function keyLabel({ t }: Pick<Words, "t">, form: SourceForm, name = form.keys[0].name): string {
  return t(`sources.${known(form.provider)}.key.${name as keyof Known["datadog"]["key"]}`);
}

/** All else that is said of a source. */
export function sourceWords({ t }: Pick<Words, "t">, form: SourceForm) {
  const provider = known(form.provider);
  return {
    needs: t(`sources.${provider}.needs`),
    siteFact: t(`sources.${provider}.siteFact`),
    kept: t(`sources.${provider}.kept`),
    help: form.help.map((step) => t(`sources.${provider}.help.${step as keyof Known["datadog"]["help"]}`)),
  };
}
