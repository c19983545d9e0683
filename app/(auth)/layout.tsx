import type { ReactNode } from "react";
import { BrandLink } from "../_components/brand.tsx";
import classes from "./auth.module.css";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <BrandLink href="/" />
      </header>
      <main className={classes.main}>{children}</main>
    </div>
  );
}
