import { IconHelp } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { titleOf } from "#lib/help/library.ts";
import { type HelpTopic, helpLink } from "#lib/help/topics.ts";
import { asLanguage } from "#lib/words/languages.ts";
import classes from "./help-link.module.css";

/** A question mark that opens what explains this, in a tab of its own: what was typed stays. For server components. */
export function HelpLink({ topic }: { topic: HelpTopic }) {
  const t = useTranslations("help");
  const language = asLanguage(useLocale()) ?? "en";
  const label = t("about", { title: titleOf(topic, language) });
  return (
    <a
      href={helpLink(topic)}
      target="_blank"
      rel="noopener"
      className={classes.mark}
      aria-label={label}
      title={label}
    >
      <IconHelp size={16} stroke={1.75} aria-hidden="true" />
    </a>
  );
}
