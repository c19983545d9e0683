import type { ReactNode } from "react";
import { type Count, countHref, type Narrowed } from "#lib/domain/links.ts";
import { TextLink } from "./link.tsx";

type Props = {
  slug: string;
  count: Count;
  /** The number that is shown: the total of the list that opens. */
  value: number;
  narrowed?: Narrowed;
  className?: string;
  children: ReactNode;
};

/** A number that opens the list of exactly its events; what it claims stands in its attributes, for the walk over all of them. */
export function CountLink({ slug, count, value, narrowed = {}, className, children }: Props) {
  return (
    <TextLink
      href={countHref(slug, count, narrowed)}
      data-count={count}
      data-value={value}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </TextLink>
  );
}
