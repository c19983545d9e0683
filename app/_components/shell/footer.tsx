import { useTranslations } from "next-intl";
import { commit, VERSION } from "#lib/version.ts";
import { TextLink } from "../link.tsx";
import classes from "./footer.module.css";

/** The foot of every page: where help is, and which version this is. */
export function Footer() {
  const t = useTranslations("help");
  const built = commit();
  return (
    <footer className={classes.footer}>
      <TextLink href="/help" className={classes.link}>
        {t("title")}
      </TextLink>
      <TextLink href="/help/privacy" className={classes.link}>
        {t("privacy")}
      </TextLink>
      <TextLink href="/help/changelog" className={classes.link}>
        {built === null
          ? t("versionAlone", { version: VERSION })
          : t("version", { version: VERSION, commit: built })}
      </TextLink>
    </footer>
  );
}
