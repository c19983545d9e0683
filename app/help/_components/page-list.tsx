import { useTranslations } from "next-intl";
import { CurrentLink } from "#app/_components/scoped-link.tsx";
import { readPage } from "#lib/help/library.ts";
import { CHANGELOG, HELP_PAGES } from "#lib/help/pages.ts";
import type { Language } from "#lib/words/languages.ts";
import classes from "./help.module.css";

/** Every page of the help, by its own title. */
export function PageList({ language }: { language: Language }) {
  const t = useTranslations("help");
  const pages = HELP_PAGES.map((page) => ({ page: page as string, title: readPage(page, language).title }));
  return (
    <nav aria-label={t("pages")}>
      <ul className={classes.pages}>
        {[...pages, { page: CHANGELOG, title: t("changelog") }].map(({ page, title }) => (
          <li key={page}>
            <CurrentLink href={`/help/${page}`} className={classes.page}>
              {title}
            </CurrentLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
