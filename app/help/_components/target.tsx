import Link from "next/link";
import type { ReactNode } from "react";
import type { Target as Place } from "#lib/help/library.ts";

/** A link of an article; only its words where it leads nowhere that a reader can open. */
export function Target({ target, children }: { target: Place | null; children: ReactNode }) {
  if (target === null) return children;
  if (target.outside) {
    return (
      <a href={target.href} rel="noreferrer">
        {children}
      </a>
    );
  }
  return (
    <Link href={target.href} prefetch={false}>
      {children}
    </Link>
  );
}
