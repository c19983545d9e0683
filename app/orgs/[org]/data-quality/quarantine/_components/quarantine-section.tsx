import { AddressSelect } from "#app/_components/address-select.tsx";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { ButtonLink, TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import { formatCount } from "#lib/domain/format/format.ts";
import { quarantineReason } from "#lib/domain/quality/quarantine-words.ts";
import { STREAM_WORDS } from "#lib/domain/sync/sync-words.ts";
import type { LoadedQuarantine } from "../load.ts";
import { type QuarantineQuery, quarantineHref } from "../search-params.ts";
import classes from "./quarantine.module.css";
import { QuarantinedEvent } from "./quarantined-event.tsx";
import { ReplayPanel } from "./replay-panel.tsx";

type Props = { organization: Organization; query: QuarantineQuery; loading: Promise<LoadedQuarantine> };

/** A page of the quarantine with its filters, and the way to try again. */
export async function QuarantineSection({ organization, query, loading }: Props) {
  const { page, reasons, connections, replay } = await loading;
  const { slug, timeZone } = organization;
  const filtered = query.stream !== null || query.reason !== null;
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  return (
    <div className={classes.stack}>
      <ReplayPanel organization={organization} connections={connections} replay={replay} />
      <div>
        {reasons.length > 0 || filtered ? <Filters query={query} reasons={reasons} /> : null}
        {page.items.length === 0 ? (
          <Panel title={filtered ? "No event matches the filter" : "Nothing is in quarantine"} id="empty">
            {filtered ? (
              <TextLink href={`/orgs/${slug}/data-quality/quarantine`}>See all</TextLink>
            ) : (
              <p>Every event that Datadog sent could be read.</p>
            )}
          </Panel>
        ) : (
          <ul className={classes.list} aria-label="Events in quarantine, newest first">
            {page.items.map((event) => (
              <QuarantinedEvent
                key={event.id}
                slug={slug}
                event={event}
                connection={names.get(event.connectionId) ?? "a deleted connection"}
                timeZone={timeZone}
              />
            ))}
          </ul>
        )}
        <nav aria-label="Pages of the quarantine" className={classes.paging}>
          {query.cursor === null ? (
            <span />
          ) : (
            <ButtonLink href={quarantineHref(slug, { ...query, cursor: null })} variant="default">
              Newest
            </ButtonLink>
          )}
          {page.nextCursor === null ? null : (
            <ButtonLink href={quarantineHref(slug, { ...query, cursor: page.nextCursor })} variant="default">
              Older
            </ButtonLink>
          )}
        </nav>
      </div>
    </div>
  );
}

function Filters({ query, reasons }: { query: QuarantineQuery; reasons: LoadedQuarantine["reasons"] }) {
  const counts = new Map<string, number>();
  for (const { reason, events } of reasons) counts.set(reason, (counts.get(reason) ?? 0) + events);
  if (query.reason !== null && !counts.has(query.reason)) counts.set(query.reason, 0);
  return (
    <FilterRow label="Filter the quarantine">
      <AddressSelect
        label="Stream"
        parameter="stream"
        options={[
          { value: "", label: "Both" },
          { value: "deployments", label: STREAM_WORDS.deployments },
          { value: "incidents", label: STREAM_WORDS.incidents },
        ]}
      />
      <AddressSelect
        label="Reason"
        parameter="reason"
        options={[
          { value: "", label: "All" },
          ...[...counts].map(([reason, events]) => ({
            value: reason,
            label: `${quarantineReason(reason)} (${formatCount(events)})`,
          })),
        ]}
      />
    </FilterRow>
  );
}
