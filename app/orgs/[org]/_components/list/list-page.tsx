import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink, TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import classes from "./list.module.css";

type Props = {
  /** What is listed. */
  what: "runs" | "lines" | "events";
  /** The list without filters. */
  all: string;
  cursor: string | null;
  nextCursor: string | null;
  hrefTo: (cursor: string | null) => string;
  filtered: boolean;
  filters: ReactNode;
  /** In place of the rows: why there are none at all, and that none matches the filter. */
  nothing: { title: string; text: ReactNode; matching: string };
  /** The rows; null when this page of the list has none. */
  children: ReactNode;
};

/** A list with its filters and its pages, newest first; what is empty says why. */
export function ListPage({ what, cursor, nextCursor, hrefTo, filters, children, ...props }: Props) {
  const t = useTranslations("list");
  return (
    <>
      {children !== null || props.filtered ? filters : null}
      {children ?? <Nothing what={what} cursor={cursor} {...props} />}
      <nav aria-label={t("pages", { what })} className={classes.paging}>
        {cursor === null ? (
          <span />
        ) : (
          <ButtonLink href={hrefTo(null)} variant="default">
            {t("newest")}
          </ButtonLink>
        )}
        {nextCursor === null ? null : (
          <ButtonLink href={hrefTo(nextCursor)} variant="default">
            {t("older")}
          </ButtonLink>
        )}
      </nav>
    </>
  );
}

type NothingProps = Pick<Props, "what" | "all" | "cursor" | "filtered" | "nothing">;

function Nothing({ what, all, cursor, filtered, nothing }: NothingProps) {
  const t = useTranslations("list");
  if (!filtered && cursor === null) {
    return (
      <Panel title={nothing.title} id="nothing">
        {nothing.text}
      </Panel>
    );
  }
  return (
    <Panel title={cursor === null ? nothing.matching : t("noOlder", { what })} id="nothing">
      <TextLink href={all}>{t("all", { what })}</TextLink>
    </Panel>
  );
}
