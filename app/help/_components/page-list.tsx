import { useTranslations } from "next-intl";
import { CurrentLink } from "#app/_components/scoped-link.tsx";
import { readPage } from "#lib/help/library.ts";
import { CHANGELOG, HELP_PAGES } from "#lib/help/pages.ts";
import type { Language } from "#lib/words/languages.ts";
import classes from "./help.module.css";

/** Every page of the help, by its own title. */
export function PageList({ language }: { language: Language }) {
  const t = useTranslations("help");
  const pages = HELP_PAGES.map((page) => ({
    page: page as string,
    title: readPage(page, language).title,
    lang: language as string | undefined,
  }));
  const changelog = { page: CHANGELOG, title: t("changelog"), lang: undefined };
  return (
    <nav aria-label={t("pages")}>
      <ul className={classes.pages}>
        {[...pages, changelog].map(({ page, title, lang }) => (
          <li key={page} lang={lang}>
            <CurrentLink href={`/help/${page}`} className={classes.page}>
              {title}
            </CurrentLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
