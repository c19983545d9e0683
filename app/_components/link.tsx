import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./button.module.css";
import { buttonLook, type Look } from "./button-look.ts";

type Target = { href: string; children: ReactNode };

export function TextLink({ href, className = "", children }: Target & { className?: string | undefined }) {
  return (
    <Link href={href} className={`${classes.link} ${className}`}>
      {children}
    </Link>
  );
}

/** A link to a page that looks like a button. */
export function ButtonLink({ href, children, ...look }: Target & Look) {
  return (
    <Link href={href} {...buttonLook(look)}>
      {children}
    </Link>
  );
}
