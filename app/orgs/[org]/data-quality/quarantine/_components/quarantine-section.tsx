import { getTranslations } from "next-intl/server";
import layout from "#app/_components/layout.module.css";
import { ListPage } from "#app/orgs/[org]/_components/list/list-page.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import type { LoadedQuarantine } from "../load.ts";
import { type QuarantineQuery, quarantineHref } from "../search-params.ts";
import classes from "./quarantine.module.css";
import { QuarantineFilters } from "./quarantine-filters.tsx";
import { QuarantinedEvent } from "./quarantined-event.tsx";
import { ReplayPanel } from "./replay-panel.tsx";

type Props = { organization: Organization; query: QuarantineQuery; loading: Promise<LoadedQuarantine> };

/** A page of the quarantine with its filters, and the way to try again. */
export async function QuarantineSection({ organization, query, loading }: Props) {
  const { page, reasons, connections, replay } = await loading;
  const { slug, timeZone } = organization;
  const t = await getTranslations("quarantine");
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  return (
    <div className={layout.stack}>
      <ReplayPanel organization={organization} connections={connections} replay={replay} />
      <div>
        <ListPage
          what="events"
          all={`/orgs/${slug}/data-quality/quarantine`}
          cursor={query.cursor}
          nextCursor={page.nextCursor}
          hrefTo={(cursor) => quarantineHref(slug, { ...query, cursor })}
          filtered={query.stream !== null || query.reason !== null}
          filters={<QuarantineFilters query={query} reasons={reasons} />}
          nothing={{
            title: t("none"),
            text: <p>{t("noneText")}</p>,
            matching: t("noneMatching"),
          }}
        >
          {page.items.length === 0 ? null : (
            <ul className={classes.list} aria-label={t("label")}>
              {page.items.map((event) => (
                <QuarantinedEvent
                  key={event.id}
                  slug={slug}
                  event={event}
                  connection={names.get(event.connectionId) ?? t("deletedConnection")}
                  timeZone={timeZone}
                />
              ))}
            </ul>
          )}
        </ListPage>
      </div>
    </div>
  );
}
