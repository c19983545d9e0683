import type { ReactNode } from "react";
import { HelpLink } from "#app/_components/help-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { streamsOf } from "#lib/domain/quality/check.ts";
import { type Checked, checkWithRows } from "#lib/domain/quality/check-list.ts";
import { type SaidCheck, sayCheck } from "#lib/words/quality-words.ts";
import { checkHref } from "../check-href.ts";
import classes from "./quality.module.css";

type Props = {
  organization: Organization;
  checked: Checked;
  now: Date;
  /** On its own page, which its title and its events stand on anyway. */
  alone?: boolean;
  children?: ReactNode;
};

/** One check: its state beside what was found and what it means, what to do and the events it is about under it. */
export function CheckRow({ organization, checked, now, alone = false, children }: Props) {
  const { slug, timeZone } = organization;
  const said = sayCheck(useWords(), checked, { timeZone, now });
  const asks = checked.state !== "good" && checked.state !== "nothing";
  return (
    <li className={classes.row} data-check={checked.code}>
      <div>
        <StatusMark {...said.state} />
      </div>
      <div className={classes.content}>
        {alone ? null : (
          <div className={classes.head}>
            <h3 className={classes.title}>{said.title}</h3>
            <HelpLink topic={`check:${checked.code}`} />
          </div>
        )}
        <p>
          {said.finding} {asks ? said.effect : null}
        </p>
        <Items slug={slug} checked={checked} items={said.items} />
        {said.advice === null ? null : <p className="muted">{said.advice}</p>}
        <Ways slug={slug} checked={checked} link={said.link} alone={alone} />
        {children}
      </div>
    </li>
  );
}

type PartProps = { slug: string; checked: Checked };

/** Of what there is most; each leads to its own events, where these can be listed. */
function Items({ slug, checked, items }: PartProps & Pick<SaidCheck, "items">) {
  if (items.length === 0) return null;
  const listed = checkWithRows(checked.code) !== null;
  return (
    <ul className={classes.items}>
      {items.map(({ text, item }) => (
        <li key={text}>
          {listed && Object.keys(item.filter).length > 0 ? (
            <TextLink href={checkHref(slug, checked.code, { item })}>{text}</TextLink>
          ) : (
            text
          )}
        </li>
      ))}
    </ul>
  );
}

/** The events that the finding is about, and where something can be done. */
function Ways({ slug, checked, link, alone }: PartProps & Pick<SaidCheck, "link"> & { alone: boolean }) {
  const { t } = useWords();
  const streams = streamsOf(checked);
  if ((alone || streams.length === 0) && link === null) return null;
  return (
    <p className={classes.ways}>
      {(alone ? [] : streams).map((stream) => (
        <TextLink key={stream} href={checkHref(slug, checked.code, streams.length > 1 ? { stream } : {})}>
          {t(`checks.rows.${stream}`, { count: checked.rows[stream] ?? 0 })}
        </TextLink>
      ))}
      {link === null ? null : <TextLink href={`/orgs/${slug}${link.path}`}>{link.label}</TextLink>}
    </p>
  );
}
