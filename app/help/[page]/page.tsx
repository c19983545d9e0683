import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readLanguage } from "#lib/auth/language.ts";
import { readChangelog, readPage, targetOf } from "#lib/help/library.ts";
import { asHelpPage, CHANGELOG } from "#lib/help/pages.ts";
import { ArticleView } from "../_components/article-view.tsx";

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ page: name }, t, language] = await Promise.all([params, getTranslations("help"), readLanguage()]);
  const page = asHelpPage(name);
  if (page === null) return { title: name === CHANGELOG ? t("changelog") : t("title") };
  return { title: readPage(page, language).title };
}

/** One page of the help, in the reader's language. */
export default async function HelpArticlePage({ params }: Props) {
  const [{ page: name }, t, language] = await Promise.all([params, getTranslations("help"), readLanguage()]);
  if (name === CHANGELOG) {
    const note = language === "en" ? null : t("englishOnly");
    return <ArticleView article={readChangelog()} language="en" targetOf={() => null} note={note} />;
  }
  const page = asHelpPage(name);
  if (page === null) notFound();
  const here = { page, language };
  return (
    <ArticleView
      article={readPage(page, language)}
      language={language}
      targetOf={(href) => targetOf(href, here)}
    />
  );
}
