import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "./page-header.module.css";

type Props = {
  /** A link to the page that this one is a part of. */
  up?: ReactNode;
  title: string;
  /** One line under the title: freshness, or what the page is for. */
  lead?: ReactNode;
  /** Buttons on the right. */
  actions?: ReactNode;
};

/** The top of every page of an organisation. */
export function PageHeader({ up, title, lead, actions }: Props) {
  const t = useTranslations("client");
  return (
    <>
      {up === undefined ? null : (
        <nav aria-label={t("up")} className={classes.up}>
          {up}
        </nav>
      )}
      <header className={classes.header}>
        <div className={classes.text}>
          <h1>{title}</h1>
          {lead === undefined ? null : (
            <div className={classes.lead} data-text>
              {lead}
            </div>
          )}
        </div>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </header>
    </>
  );
}
