import type { ReactNode } from "react";
import classes from "./button.module.css";
import { buttonLook, type Look } from "./button-look.ts";
import { ScopedLink } from "./scoped-link.tsx";

type Target = { href: string; children: ReactNode };

export function TextLink({ href, className = "", children }: Target & { className?: string | undefined }) {
  return (
    <ScopedLink href={href} className={`${classes.link} ${className}`}>
      {children}
    </ScopedLink>
  );
}

/** A link to a page that looks like a button. */
export function ButtonLink({ href, children, ...look }: Target & Look) {
  return (
    <ScopedLink href={href} {...buttonLook(look)}>
      {children}
    </ScopedLink>
  );
}
