import { IconLanguage } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { asLanguage, LANGUAGE_NAMES } from "#lib/words/languages.ts";
import { Popup } from "../popup.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import classes from "./menu-face.module.css";

/** The choice of a language where nobody is signed in yet; with an account it is in the account's menu. */
export function LanguageMenu() {
  const t = useTranslations("shell");
  const name = LANGUAGE_NAMES[asLanguage(useLocale()) ?? "en"];
  return (
    <Popup
      label={t("language")}
      aria-label={t("languageOf", { name })}
      className={classes.target}
      place="below-end"
      menu
      face={
        <span className={classes.face}>
          <IconLanguage size={20} stroke={1.5} aria-hidden="true" className="muted" />
          <span className={classes.email}>{name}</span>
        </span>
      }
    >
      <LanguageChoice />
    </Popup>
  );
}
