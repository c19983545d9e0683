import type { ReactNode } from "react";
import classes from "./marks.module.css";

type Props = {
  /** What scrolls, for those who hear it. */
  label: string;
  /** Without inner padding, for a table that reaches the edges of its panel. */
  flush?: boolean;
  children: ReactNode;
};

/** Holds a table that may be wider or longer than its place. */
export function ScrollRegion({ label, flush = false, children }: Props) {
  return (
    <section
      className={classes.scroll}
      data-flush={flush || undefined}
      aria-label={`${label}, table`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
