import { Group } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { buttonLook } from "#app/_components/button-look.ts";
import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import { chooseLanguageAction } from "#app/_language/actions.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "#lib/words/languages.ts";

/** The languages, each by its own name; works without a script. */
export function LanguagePanel() {
  const t = useTranslations("account");
  const current = useLocale();
  return (
    <Panel title={t("language")} id="language">
      <form action={chooseLanguageAction} className={layout.text}>
        <p>{t("languageText")}</p>
        <Group gap="xs">
          {LANGUAGES.map((language) => (
            <button
              key={language}
              type="submit"
              name="language"
              value={language}
              lang={language}
              aria-pressed={language === current}
              {...buttonLook({ variant: language === current ? "filled" : "default" })}
            >
              {LANGUAGE_NAMES[language]}
            </button>
          ))}
        </Group>
      </form>
    </Panel>
  );
}
