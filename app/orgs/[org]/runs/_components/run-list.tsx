import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { ListPage } from "../../_components/list/list-page.tsx";
import type { RunsPage } from "../load.ts";
import { type RunsQuery, runsHref } from "../search-params.ts";
import { RunFilters } from "./run-filters.tsx";
import { RunTable } from "./run-table.tsx";

type Props = { organization: Organization; query: RunsQuery; page: Promise<RunsPage> };

/** A page of runs with the way to older ones; follows a run while it goes on. */
export async function RunList({ organization, query, page }: Props) {
  const { items, nextCursor, connections } = await page;
  const { slug } = organization;
  const t = await getTranslations("runs");
  const names = new Map(connections.length > 1 ? connections.map(({ id, name }) => [id, name]) : []);
  return (
    <>
      <LiveRefresh active={items.some(({ status }) => status === "running" || status === "queued")} />
      <ListPage
        what="runs"
        // Said as none, or a link would carry the connection that the page is narrowed to.
        all={`/orgs/${slug}/runs?connection=`}
        cursor={query.cursor}
        nextCursor={nextCursor}
        hrefTo={(cursor) => runsHref(slug, { ...query, cursor })}
        filtered={query.connection !== null || query.status !== null}
        filters={<RunFilters connections={connections} />}
        nothing={{
          title: t("none"),
          text: <NoRuns slug={slug} connected={connections.length > 0} />,
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

function NoRuns({ slug, connected }: { slug: string; connected: boolean }) {
  const t = useTranslations("runs");
  return (
    <>
      <p>{t(connected ? "noneConnected" : "noneYet")}</p>
      <TextLink href={`/orgs/${slug}/settings/connections`}>{t("seeConnections")}</TextLink>
    </>
  );
}
