import type { ReactNode } from "react";
import { BrandLink } from "./brand.tsx";
import classes from "./message-page.module.css";

/** A page that says one thing. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.page}>
      <header>
        <BrandLink href="/" />
      </header>
      <main className={classes.main}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
