import type { ReactNode } from "react";
import classes from "./fold.module.css";

/** On a narrow window a list that opens on a press; beside the text there is room for it, and it is always open. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={classes.fold}>
      <summary className={classes.title}>{title}</summary>
      {children}
    </details>
  );
}
