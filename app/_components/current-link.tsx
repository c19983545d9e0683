"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import classes from "./current-link.module.css";

type Props = {
  href: string;
  /** The folder whose pages it stands for; null for its own page alone. */
  within?: string | null;
  className: string | undefined;
  title?: string;
  children: ReactNode;
};

/** A link of a navigation, marked while its page is on view. */
export function CurrentLink({ href, within = href, className, title, children }: Props) {
  const pathname = usePathname();
  const current = within === null ? pathname === href : `${pathname}/`.startsWith(`${within}/`);
  return (
    <Link
      href={href}
      className={className}
      title={title}
      aria-current={current ? "page" : undefined}
      data-row
    >
      {children}
      <Pending />
    </Link>
  );
}

/** Turns while the page is on the way, once that takes long enough to wonder whether the click was heard. */
function Pending() {
  const { pending } = useLinkStatus();
  return <span className={classes.mark} data-pending={pending || undefined} aria-hidden="true" />;
}
