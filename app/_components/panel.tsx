import type { ReactNode } from "react";
import classes from "./panel.module.css";

type Props = {
  title?: ReactNode;
  id?: string;
  aside?: ReactNode;
  /** Without inner padding, for a table that reaches the edges. */
  flush?: boolean;
  children: ReactNode;
};

/** A bordered surface with an optional heading. */
export function Panel({ title, id, aside, flush = false, children }: Props) {
  return (
    <section className={classes.panel} {...(id === undefined ? {} : { "aria-labelledby": id })}>
      {title === undefined ? null : (
        <div className={classes.head}>
          <h2 className={classes.title} id={id}>
            {title}
          </h2>
          {aside}
        </div>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}
