import type { Metadata } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { readLanguage } from "#lib/auth/language.ts";
import { textOf } from "#lib/help/article.ts";
import { readPage } from "#lib/help/library.ts";
import { HELP_PAGES } from "#lib/help/pages.ts";
import { searchHelp } from "#lib/help/search.ts";
import type { Language } from "#lib/words/languages.ts";
import classes from "./_components/help.module.css";
import { SearchResults } from "./_components/search-results.tsx";

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("help");
  return { title: t("title") };
}

/** All pages, or with `?q=` the places that hold these words. */
export default async function HelpPage({ searchParams }: Props) {
  const [{ q }, language] = await Promise.all([searchParams, readLanguage()]);
  const query = [q].flat()[0]?.trim() ?? "";
  if (query === "") return <AllPages language={language} />;
  return <SearchResults query={query} hits={searchHelp(query, language)} language={language} />;
}

function AllPages({ language }: { language: Language }) {
  const t = useTranslations("help");
  return (
    <>
      <h1>{t("title")}</h1>
      <ul className={classes.cards} aria-label={t("contents")} lang={language}>
        {HELP_PAGES.map((page) => (
          <li key={page}>
            <PageCard page={page} language={language} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A page by its title and its first sentence. */
function PageCard({ page, language }: { page: (typeof HELP_PAGES)[number]; language: Language }) {
  const { title, sections } = readPage(page, language);
  const lead = sections[0]?.blocks.find(({ type }) => type === "paragraph");
  return (
    <Link href={`/help/${page}`} prefetch={false} className={classes.card}>
      <h2 className={classes.cardTitle}>{title}</h2>
      {lead === undefined ? null : <p className={classes.excerpt}>{textOf([lead])}</p>}
    </Link>
  );
}
