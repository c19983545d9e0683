import layout from "#app/_components/layout.module.css";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { getWords } from "#app/_language/words.ts";
import { ListPage } from "#app/orgs/[org]/_components/list/list-page.tsx";
import { CheckRow } from "#app/orgs/[org]/data-quality/_components/check-row.tsx";
import classes from "#app/orgs/[org]/data-quality/_components/quality.module.css";
import { checkHref } from "#app/orgs/[org]/data-quality/check-href.ts";
import type { Acting } from "#lib/db/acting.ts";
import { rowsOfItem, streamsOf } from "#lib/domain/quality/check.ts";
import type { CheckWithRows } from "#lib/domain/quality/check-list.ts";
import { sayItem } from "#lib/words/quality-words.ts";
import type { LoadedRows } from "../load.ts";
import { type RowsQuery, rowsHref } from "../search-params.ts";
import { DeploymentRows } from "./deployment-rows.tsx";
import { IncidentRows } from "./incident-rows.tsx";

type Props = { member: Acting; check: CheckWithRows; query: RowsQuery; loading: Promise<LoadedRows> };

/** The finding once more, and under it exactly its events, newest first. */
export async function CheckedRows({ member: { organization }, check, query, loading }: Props) {
  const { checked, item, rows } = await loading;
  const { slug, timeZone } = organization;
  const words = await getWords();
  const now = new Date();
  const all = checkHref(slug, checked.code);
  const { stream } = rows;
  const count = item === null ? (checked.rows[stream] ?? null) : rowsOfItem(check, item);
  const others = streamsOf(checked).filter((other) => other !== stream);
  return (
    <div className={layout.stack}>
      <Panel flush>
        <ul>
          <CheckRow organization={organization} checked={checked} now={now} alone />
        </ul>
      </Panel>
      <div>
        {item === null ? null : (
          <p className={classes.only}>
            {words.t("quality.onlyOf", {
              item: sayItem(words, { code: check.code, item }, { timeZone, now }),
            })}{" "}
            <TextLink href={all}>{words.t("quality.seeAll")}</TextLink>
          </p>
        )}
        {others.map((other) => (
          <p key={other} className={classes.only}>
            <TextLink href={checkHref(slug, checked.code, { stream: other })}>
              {words.t(`checks.rows.${other}`, { count: checked.rows[other] ?? 0 })}
            </TextLink>
          </p>
        ))}
        <ListPage
          what="events"
          all={all}
          cursor={query.cursor}
          nextCursor={rows.page.nextCursor}
          hrefTo={(cursor) => rowsHref(slug, checked.code, { ...query, cursor })}
          filtered={false}
          filters={null}
          nothing={{
            title: words.t("quality.noRows"),
            text: <p>{words.t("quality.noRowsText")}</p>,
            matching: words.t("quality.noRows"),
          }}
        >
          {rows.page.items.length === 0 ? null : (
            <Panel
              title={words.t("quality.rowsOf", { stream })}
              id="rows"
              aside={
                count === null ? null : (
                  <span className="muted">{words.t("quality.count", { stream, count })}</span>
                )
              }
              flush
            >
              {rows.stream === "deployments" ? (
                <DeploymentRows rows={rows.page.items} timeZone={timeZone} />
              ) : (
                <IncidentRows rows={rows.page.items} timeZone={timeZone} />
              )}
            </Panel>
          )}
        </ListPage>
      </div>
    </div>
  );
}
