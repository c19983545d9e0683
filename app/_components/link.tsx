import type { ReactNode } from "react";
import classes from "./button.module.css";
import { buttonLook, type Look } from "./button-look.ts";
import { ScopedLink } from "./scoped-link.tsx";

type Target = { href: string; children: ReactNode };

/** What tests read of a link. */
type Data = { [name: `data-${string}`]: string | number };

export function TextLink({
  href,
  className = "",
  children,
  ...data
}: Target & Data & { className?: string | undefined }) {
  return (
    // A page is full of them: what each leads to is asked for when it is wanted.
    <ScopedLink href={href} className={`${classes.link} ${className}`} prefetch={false} {...data}>
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
