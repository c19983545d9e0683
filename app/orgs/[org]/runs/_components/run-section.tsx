import { ButtonLink, TextLink } from "../../../../_components/link.tsx";
import { Panel } from "../../../../_components/panel.tsx";
import { LiveRefresh } from "../../../../_components/sync/live-refresh.tsx";
import type { RunsPage } from "../load.ts";
import type { RunsQuery } from "../search-params.ts";
import { RunTable } from "./run-table.tsx";
import classes from "./runs.module.css";

type Props = { slug: string; timeZone: string; query: RunsQuery; page: Promise<RunsPage> };

/** A page of runs with the way to older ones; follows a run while it goes on. */
export async function RunSection({ slug, timeZone, query, page }: Props) {
  const { runs, nextCursor, connections } = await page;
  const path = `/orgs/${slug}/runs`;
  const filter = query.connectionId === null ? "" : `connection=${query.connectionId}`;
  if (runs.length === 0) {
    return (
      <Panel title={query.cursor === null ? "No sync has run yet" : "There are no older runs"} id="no-runs">
        <p>
          {connections.length === 0
            ? "The first one starts when a Datadog account is connected."
            : "A run appears here as soon as it starts."}
        </p>
        <TextLink href={query.cursor === null ? `/orgs/${slug}/settings/connections` : `${path}?${filter}`}>
          {query.cursor === null ? "See the connections" : "Back to the newest"}
        </TextLink>
      </Panel>
    );
  }
  const running = runs.some(({ status }) => status === "running" || status === "queued");
  const names = new Map(connections.length > 1 ? connections.map(({ id, name }) => [id, name]) : []);
  return (
    <>
      <LiveRefresh active={running} />
      <Panel flush>
        <RunTable runs={runs} names={names} timeZone={timeZone} now={new Date()} />
      </Panel>
      <nav aria-label="Pages of runs" className={classes.paging}>
        {query.cursor === null ? (
          <span />
        ) : (
          <ButtonLink href={`${path}?${filter}`} variant="default">
            Newest
          </ButtonLink>
        )}
        {nextCursor === null ? null : (
          <ButtonLink
            href={`${path}?${filter}${filter === "" ? "" : "&"}cursor=${encodeURIComponent(nextCursor)}`}
            variant="default"
          >
            Older
          </ButtonLink>
        )}
      </nav>
    </>
  );
}
