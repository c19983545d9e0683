import { useTranslations } from "next-intl";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import classes from "./key-help.module.css";
import { sourceWords } from "./said-form.ts";

/** Where the keys come from, and what becomes of them. */
export function KeyHelp({ source }: { source: SourceForm }) {
  const t = useTranslations("connections");
  const { help, kept } = sourceWords(useWords(), source);
  return (
    <Panel title={t("keyHelp")} id="key-help" aside={<HelpLink topic="refusedKeys" />}>
      <ol className={classes.steps}>
        {help.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={classes.note}>{kept}</p>
    </Panel>
  );
}
