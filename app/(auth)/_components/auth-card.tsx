import type { ReactNode } from "react";
import classes from "../auth.module.css";

type Props = { title: string; lead?: ReactNode; foot?: ReactNode; children: ReactNode };

/** The frame of every page of signing in: a title, one line of context, the form, and where else to go. */
export function AuthCard({ title, lead, foot, children }: Props) {
  return (
    <>
      <div className={classes.card}>
        <h1>{title}</h1>
        {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
        {children}
      </div>
      {foot === undefined ? null : <p className={classes.foot}>{foot}</p>}
    </>
  );
}
