import { ButtonLink, TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import type { RunsPage } from "../load.ts";
import { type RunsQuery, runsHref } from "../search-params.ts";
import { RunFilters } from "./run-filters.tsx";
import { RunTable } from "./run-table.tsx";
import classes from "./runs.module.css";

type Props = { organization: Organization; query: RunsQuery; page: Promise<RunsPage> };

/** A page of runs with the way to older ones; follows a run while it goes on. */
export async function RunSection({ organization, query, page }: Props) {
  const { runs, nextCursor, connections } = await page;
  const { slug } = organization;
  const filtered = query.connection !== null || query.status !== null;
  const newest = runsHref(slug, { ...query, cursor: null });
  const running = runs.some(({ status }) => status === "running" || status === "queued");
  const names = new Map(connections.length > 1 ? connections.map(({ id, name }) => [id, name]) : []);
  return (
    <>
      <LiveRefresh active={running} />
      {runs.length > 0 || filtered ? <RunFilters connections={connections} /> : null}
      {runs.length === 0 ? (
        <NoRuns slug={slug} query={query} connected={connections.length > 0} />
      ) : (
        <Panel flush>
          <RunTable runs={runs} names={names} organization={organization} now={new Date()} />
        </Panel>
      )}
      <nav aria-label="Pages of runs" className={classes.paging}>
        {query.cursor === null ? (
          <span />
        ) : (
          <ButtonLink href={newest} variant="default">
            Newest
          </ButtonLink>
        )}
        {nextCursor === null ? null : (
          <ButtonLink href={runsHref(slug, { ...query, cursor: nextCursor })} variant="default">
            Older
          </ButtonLink>
        )}
      </nav>
    </>
  );
}

function NoRuns({ slug, query, connected }: { slug: string; query: RunsQuery; connected: boolean }) {
  if (query.cursor !== null || query.connection !== null || query.status !== null) {
    return (
      <Panel
        title={query.cursor === null ? "No run matches the filter" : "There are no older runs"}
        id="no-runs"
      >
        <TextLink href={`/orgs/${slug}/runs?connection=`}>See all runs</TextLink>
      </Panel>
    );
  }
  return (
    <Panel title="No sync has run yet" id="no-runs">
      <p>
        {connected
          ? "A run appears here as soon as it starts."
          : "The first one starts when a Datadog account is connected."}
      </p>
      <TextLink href={`/orgs/${slug}/settings/connections`}>See the connections</TextLink>
    </Panel>
  );
}
