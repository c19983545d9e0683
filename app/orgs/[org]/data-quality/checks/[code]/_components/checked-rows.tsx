import layout from "#app/_components/layout.module.css";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { ListPage } from "#app/orgs/[org]/_components/list/list-page.tsx";
import { CheckRow } from "#app/orgs/[org]/data-quality/_components/check-row.tsx";
import classes from "#app/orgs/[org]/data-quality/_components/quality.module.css";
import { checkHref } from "#app/orgs/[org]/data-quality/check-href.ts";
import type { Acting } from "#lib/db/acting.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { rowsOfItem, streamsOf } from "#lib/domain/quality/check.ts";
import type { CheckWithRows } from "#lib/domain/quality/check-list.ts";
import { sayItem } from "#lib/words/quality-words.ts";
import { anyLeftOut, type LoadedRows } from "../load.ts";
import { type RowsQuery, rowsHref } from "../search-params.ts";
import { DeploymentRows } from "./deployment-rows.tsx";
import { IncidentRows } from "./incident-rows.tsx";
import { LeaveOut } from "./leave-out.tsx";

type Props = { member: Acting; check: CheckWithRows; query: RowsQuery; loading: Promise<LoadedRows> };

/** The finding once more, and under it exactly its events, newest first. */
export async function CheckedRows({ member, check, query, loading }: Props) {
  const loaded = await loading;
  const now = new Date();
  const { organization } = member;
  const told = { organization, check, query, loaded, now };
  const may = check.code === "reruns" && hasRole(organization.role, "manager");
  const count = loaded.checked.rows.deployments ?? 0;
  return (
    <div className={layout.stack}>
      <Panel flush>
        <ul>
          <CheckRow organization={organization} checked={loaded.checked} now={now} alone>
            {may ? (
              <ClientWords namespaces={["reruns"]}>
                <LeaveOut slug={organization.slug} count={count} undoable={await anyLeftOut(member)} />
              </ClientWords>
            ) : null}
          </CheckRow>
        </ul>
      </Panel>
      <div>
        <Narrowed {...told} />
        <Listed {...told} />
      </div>
    </div>
  );
}

type Told = Omit<Props, "member" | "loading"> & {
  organization: Organization;
  loaded: LoadedRows;
  now: Date;
};

/** What the list is narrowed to, and where the other events of the finding are. */
function Narrowed({ organization: { slug, timeZone }, check: { code }, loaded, now }: Told) {
  const words = useWords();
  const { t } = words;
  const { checked, item, rows } = loaded;
  const others = streamsOf(checked).filter((stream) => stream !== rows.stream);
  return (
    <>
      {item === null ? null : (
        <p className={`${classes.ways} ${classes.only}`}>
          <span>{t("quality.onlyOf", { item: sayItem(words, { code, item }, { timeZone, now }) })}</span>
          <TextLink href={checkHref(slug, code)}>{t("quality.seeAll")}</TextLink>
        </p>
      )}
      {others.map((stream) => (
        <p key={stream} className={classes.only}>
          <TextLink href={checkHref(slug, code, { stream })}>
            {t(`checks.rows.${stream}`, { count: checked.rows[stream] ?? 0 })}
          </TextLink>
        </p>
      ))}
    </>
  );
}

/** A page of the events with how many there are in all, or that there is none any more. */
function Listed({ organization: { slug, timeZone }, check, query, loaded }: Told) {
  const { t } = useWords();
  const { checked, item, rows } = loaded;
  const { stream, page } = rows;
  const count = item === null ? (checked.rows[stream] ?? null) : rowsOfItem(check, item);
  return (
    <ListPage
      what="events"
      all={checkHref(slug, check.code)}
      cursor={query.cursor}
      nextCursor={page.nextCursor}
      hrefTo={(cursor) => rowsHref(slug, check.code, { ...query, cursor })}
      filtered={false}
      filters={null}
      nothing={{
        title: t("quality.noRows"),
        text: <p>{t("quality.noRowsText")}</p>,
        matching: t("quality.noRows"),
      }}
    >
      {page.items.length === 0 ? null : (
        <Panel
          title={t("quality.rowsOf", { stream })}
          id="rows"
          aside={
            count === null ? null : <span className="muted">{t("quality.count", { stream, count })}</span>
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
  );
}
