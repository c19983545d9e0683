import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "../_components/brand.tsx";
import classes from "./auth.module.css";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Link href="/" className={classes.home}>
          <Brand />
        </Link>
      </header>
      <main className={classes.main}>{children}</main>
    </div>
  );
}
