import type { ReactNode } from "react";
import { BrandLink } from "../brand.tsx";
import { Footer } from "./footer.tsx";
import classes from "./plain-frame.module.css";
import { UserMenu } from "./user-menu.tsx";

/** The frame of pages that belong to a person and to no organisation. */
export function PlainFrame({ email, children }: { email: string; children: ReactNode }) {
  return (
    <div className={classes.page}>
      <header className={classes.bar}>
        <BrandLink href="/orgs" />
        <UserMenu email={email} place="below-end" />
      </header>
      <main>{children}</main>
      <Footer />
    </div>
  );
}
