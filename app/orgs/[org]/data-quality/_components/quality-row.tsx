import type { ReactNode } from "react";
import { TextLink } from "#app/_components/link.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import type { QualityStep } from "#lib/domain/quality/quality-steps.ts";
import classes from "./quality.module.css";

type Props = { slug: string; step: QualityStep; children: ReactNode };

/** One step: its state beside what was found, what to do under it. */
export function QualityRow({ slug, step, children }: Props) {
  const { title, state, finding, advice, link } = step;
  return (
    <li className={classes.row}>
      <div>
        <StatusMark {...state} />
      </div>
      <div className={classes.content}>
        <h3 className={classes.title}>{title}</h3>
        <p>{finding}</p>
        {advice === null ? null : <p className={classes.advice}>{advice}</p>}
        {link === null ? null : (
          <p>
            <TextLink href={`/orgs/${slug}${link.path}`}>{link.label}</TextLink>
          </p>
        )}
        {children}
      </div>
    </li>
  );
}
