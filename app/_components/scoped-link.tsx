"use client";

import type Link from "next/link";
import { useLinkStatus } from "next/link";
import { useParams, usePathname, useSearchParams } from "next/navigation";
import type { ComponentProps, ReactNode } from "react";
import { SCOPE_PARAMETERS, withScope } from "#lib/domain/report/scope.ts";
import { NearLink } from "./near-link.tsx";
import classes from "./scoped-link.module.css";

/** A link that takes the scope of the page along to other pages of the same organisation. */
export function ScopedLink({ href, ...rest }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
  const params: { org?: string } | null = useParams();
  const search = useSearchParams();
  const org = params?.org;
  return <NearLink {...rest} href={org === undefined ? href : withScope(href, `/orgs/${org}`, search)} />;
}

/** The scope of the page as hidden fields, for a form whose answer is another page of the organisation. */
export function ScopeFields() {
  const search = useSearchParams();
  return SCOPE_PARAMETERS.flatMap((name) =>
    search
      .getAll(name)
      .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
  );
}

type CurrentProps = {
  href: string;
  /** The folders whose pages it stands for; null for its own page alone. */
  within?: readonly string[] | null;
  className: string | undefined;
  title?: string;
  children: ReactNode;
};

/** A link of a navigation, marked while its page is on view. */
export function CurrentLink({ href, within = [href], className, title, children }: CurrentProps) {
  const pathname = usePathname();
  const inside = (folder: string) => `${pathname}/`.startsWith(`${folder}/`);
  const current = within === null ? pathname === href : within.some(inside);
  return (
    <ScopedLink
      href={href}
      className={className}
      title={title}
      aria-current={current ? "page" : undefined}
      data-row
    >
      {children}
      <Pending />
    </ScopedLink>
  );
}

/** Turns while the page is on the way, once that takes long enough to wonder whether the click was heard. */
function Pending() {
  const { pending } = useLinkStatus();
  return <span className={classes.mark} data-pending={pending || undefined} aria-hidden="true" />;
}
