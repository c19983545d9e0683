import { useLocale, useTranslations } from "next-intl";
import { LANGUAGE_NAMES, LANGUAGES } from "#lib/words/languages.ts";
import { chooseLanguageAction } from "../../_language/actions.ts";
import menu from "../popup.module.css";

/** The languages, each by its own name; works without a script. */
export function LanguageChoice() {
  const t = useTranslations("shell");
  const current = useLocale();
  return (
    <form action={chooseLanguageAction}>
      <fieldset>
        <legend className={menu.heading}>{t("language")}</legend>
        {LANGUAGES.map((language) => (
          <button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            className={menu.item}
            aria-pressed={language === current}
          >
            {LANGUAGE_NAMES[language]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
