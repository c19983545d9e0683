"use client";

import Link from "next/link";
import { useParams, useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { SCOPE_PARAMETERS, withScope } from "#lib/domain/report/scope.ts";

/** A link that takes the scope of the page along to other pages of the same organisation. */
export function ScopedLink({ href, ...rest }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
  const params: { org?: string } | null = useParams();
  const search = useSearchParams();
  const org = params?.org;
  return <Link {...rest} href={org === undefined ? href : withScope(href, `/orgs/${org}`, search)} />;
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
