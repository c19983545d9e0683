import { useTranslations } from "next-intl";
import type { Article, Section } from "#lib/help/article.ts";
import type { Language } from "#lib/words/languages.ts";
import classes from "./article.module.css";
import { Blocks, type Reading } from "./blocks.tsx";
import { Fold } from "./fold.tsx";

type Props = {
  article: Article;
  /** In which it is written. */
  language: Language;
  targetOf: Reading["targetOf"];
  /** What a reader has to know before. */
  note?: string | null;
};

/** A page of the help: what is on it, and its text. */
export function ArticleView({ article, language, targetOf, note = null }: Props) {
  const t = useTranslations("help");
  const reading = { targetOf, scrollable: t("scrollable") };
  return (
    <div className={classes.columns}>
      <Contents sections={article.sections.slice(1)} language={language} />
      <div className={classes.text}>
        {note === null ? null : <p className="muted">{note}</p>}
        <article className={classes.article} lang={language}>
          {article.sections.map((section) => (
            <SectionView key={section.id} section={section} reading={reading} />
          ))}
        </article>
      </div>
    </div>
  );
}

const HEADINGS = ["h1", "h2", "h3", "h4"] as const;

function SectionView({
  section: { id, depth, title, blocks },
  reading,
}: {
  section: Section;
  reading: Reading;
}) {
  const Tag = HEADINGS[depth - 1] ?? "h4";
  return (
    <>
      <Tag id={id}>{title}</Tag>
      <Blocks tokens={blocks} reading={reading} />
    </>
  );
}

function Contents({ sections, language }: { sections: Section[]; language: Language }) {
  const t = useTranslations("help");
  return (
    <nav aria-label={t("onThisPage")} className={classes.contents}>
      <h2 className={classes.small}>{t("onThisPage")}</h2>
      <Fold title={t("onThisPage")}>
        <ul lang={language}>
          {sections.map(({ id, title, depth }) => (
            <li key={id} data-depth={depth}>
              <a href={`#${id}`} className={classes.quiet}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </Fold>
    </nav>
  );
}
