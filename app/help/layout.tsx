import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { readLanguage } from "#lib/auth/language.ts";
import { BrandLink } from "../_components/brand.tsx";
import { Footer } from "../_components/shell/footer.tsx";
import { LanguageChoice } from "../_components/shell/language-choice.tsx";
import { Fold } from "./_components/fold.tsx";
import classes from "./_components/help.module.css";
import { PageList } from "./_components/page-list.tsx";
import { SearchForm } from "./_components/search-form.tsx";

/** Around every page of the help, for everybody: nothing of an organisation is on it. */
export default async function HelpLayout({ children }: { children: ReactNode }) {
  const [t, language] = await Promise.all([getTranslations("shell"), readLanguage()]);
  return (
    <div className={classes.frame}>
      <a href="#content" className={classes.skip}>
        {t("skip")}
      </a>
      <header className={classes.bar}>
        <BrandLink href="/" />
        <SearchForm />
      </header>
      <div className={classes.body}>
        <aside aria-label={t("help")}>
          <Fold title={t("help")}>
            <div className={classes.side}>
              <PageList language={language} />
              <LanguageChoice />
            </div>
          </Fold>
        </aside>
        <main id="content" tabIndex={-1} className={classes.main}>
          {children}
        </main>
      </div>
      <Footer />
    </div>
  );
}
