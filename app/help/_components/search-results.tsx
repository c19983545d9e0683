import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Hit } from "#lib/help/search.ts";
import type { Language } from "#lib/words/languages.ts";
import classes from "./help.module.css";

type Props = { query: string; hits: Hit[]; language: Language };

/** The places that were found, best first, each with what stands there. */
export function SearchResults({ query, hits, language }: Props) {
  const t = useTranslations("help");
  return (
    <>
      <h1>{t("found", { count: hits.length, query })}</h1>
      {hits.length === 0 ? <p className="muted">{t("nothingFound")}</p> : null}
      <ol className={classes.hits} lang={language}>
        {hits.map(({ href, title, pageTitle, excerpt }) => (
          <li key={href}>
            <h2 className={classes.hit}>
              <Link href={href} prefetch={false}>
                {title}
              </Link>
              {title === pageTitle ? null : <span className={classes.where}>{pageTitle}</span>}
            </h2>
            <p className={classes.excerpt}>{excerpt}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
