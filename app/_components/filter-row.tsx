import type { ReactNode } from "react";
import classes from "./filter-row.module.css";

/** Filters side by side, under each other on a phone. */
export function FilterRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search className={classes.row} aria-label={label}>
      {children}
    </search>
  );
}
