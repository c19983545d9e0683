import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";
import classes from "./message-page.module.css";

/** A page that says one thing. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.page}>
      <header>
        <Link href="/" className={classes.home}>
          <Brand />
        </Link>
      </header>
      <main className={classes.main}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
