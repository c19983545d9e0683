import type { ReactNode } from "react";
import classes from "./filter.module.css";

type Props = { chosen: boolean; beneath?: string | null; onPick: () => void; children: ReactNode };

/** One of the choices of a menu, with what it comes to beneath it. */
export function Preset({ chosen, beneath = null, onPick, children }: Props) {
  return (
    <button type="button" className={classes.preset} aria-pressed={chosen} onClick={onPick}>
      {children}
      {beneath === null ? null : <span className={classes.beneath}>{beneath}</span>}
    </button>
  );
}
