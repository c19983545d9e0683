import type { ReactNode } from "react";
import { BrandLink } from "../_components/brand.tsx";
import { LanguageChoice } from "../_components/shell/language-choice.tsx";
import { ClientWords } from "../_language/client-words.tsx";
import classes from "./auth.module.css";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <ClientWords namespaces={["authForms", "passwordForm"]}>
      <div className={classes.page}>
        <header className={classes.header}>
          <BrandLink href="/" />
        </header>
        <main className={classes.main}>{children}</main>
        <footer className={classes.language}>
          <LanguageChoice />
        </footer>
      </div>
    </ClientWords>
  );
}
