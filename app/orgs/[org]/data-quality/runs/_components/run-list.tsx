import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { AskForConnection } from "#app/orgs/[org]/_components/ask-for-connection.tsx";
import { ListPage } from "#app/orgs/[org]/_components/list/list-page.tsx";
import type { Acting } from "#lib/db/acting.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import type { RunsPage } from "../load.ts";
import { type RunsQuery, runsHref } from "../search-params.ts";
import { RunFilters } from "./run-filters.tsx";
import { RunTable } from "./run-table.tsx";

type Props = { member: Acting; query: RunsQuery; page: Promise<RunsPage> };

/** A page of runs with the way to older ones; follows a run while it goes on. */
export async function RunList({ member, query, page }: Props) {
  const { organization } = member;
  const { items, nextCursor, connections } = await page;
  const { slug } = organization;
  const t = await getTranslations("runs");
  const admins = connections.length === 0 ? await whomToAsk(member) : null;
  const names = new Map(connections.length > 1 ? connections.map(({ id, name }) => [id, name]) : []);
  return (
    <>
      <LiveRefresh active={items.some(({ status }) => status === "running" || status === "queued")} />
      <ListPage
        what="runs"
        // Said as none, or a link would carry the connection that the page is narrowed to.
        all={`/orgs/${slug}/data-quality/runs?connection=`}
        cursor={query.cursor}
        nextCursor={nextCursor}
        hrefTo={(cursor) => runsHref(slug, { ...query, cursor })}
        filtered={query.connection !== null || query.status !== null}
        filters={<RunFilters connections={connections} />}
        nothing={{
          title: t("none"),
          text: <NoRuns organization={organization} admins={admins} />,
          matching: t("noneMatching"),
        }}
      >
        {items.length === 0 ? null : (
          <Panel flush>
            <RunTable runs={items} names={names} organization={organization} now={new Date()} />
          </Panel>
        )}
      </ListPage>
    </>
  );
}

/** `admins`: whom somebody asks to connect the first account; null when one is connected. */
function NoRuns({ organization, admins }: { organization: Organization; admins: string[] | null }) {
  const { slug, name, role } = organization;
  const t = useTranslations("runs");
  return (
    <>
      <p>{t(admins === null ? "noneConnected" : "noneYet")}</p>
      {admins === null || hasRole(role, "admin") ? null : (
        <AskForConnection organization={name} admins={admins} />
      )}
      <TextLink href={`/orgs/${slug}/settings/connections`}>{t("seeConnections")}</TextLink>
    </>
  );
}
