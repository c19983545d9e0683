import type { ReactNode } from "react";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { ClientWords } from "#app/_language/client-words.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { listEventConnections } from "#lib/db/connections.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import {
  type EmptyCause,
  type EventKind,
  narrowedBy,
  type SeenEnvironment,
} from "#lib/domain/report/empty.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { EmptyPanel } from "./empty-panel.tsx";
import { findCauseOf } from "./load.ts";
import { ProductionForm } from "./production-form.tsx";

type Props = {
  member: Acting;
  query: ReportQuery;
  of: EventKind;
  /** The page that is empty, without parameters. */
  path: string;
};

/**
 * In place of the rows of a page that has none: why, and what helps. `otherwise` where the scope has events and only
 * the page's own choice among them has none.
 */
export async function WhyEmpty({ otherwise, ...props }: Props & { otherwise: ReactNode }) {
  const cause = await findCauseOf(props.member, props);
  if (cause === null) return otherwise;
  return (
    <>
      <LiveRefresh active={cause.kind === "first_sync"} />
      <ShownCause cause={cause} {...props} />
    </>
  );
}

/** A cause that was found, with what its act needs. */
export async function ShownCause({ cause, member, query, of, path }: Props & { cause: EmptyCause }) {
  const { organization } = member;
  const [admins, connections] = await Promise.all([
    whomToAsk(member),
    listEventConnections(member.db, organization.id),
  ]);
  const page = {
    organization,
    admins,
    of,
    path,
    filters: narrowedBy(query),
    connections: new Map(connections.map(({ id, name }) => [id, name])),
    production:
      cause.kind === "no_production" && cause.seen.length > 0 && hasRole(organization.role, "admin") ? (
        <Choice slug={organization.slug} seen={cause.seen} />
      ) : null,
  };
  return <EmptyPanel cause={cause} page={page} />;
}

function Choice({ slug, seen }: { slug: string; seen: SeenEnvironment[] }) {
  return (
    <ClientWords namespaces={["productionForm"]}>
      <ProductionForm slug={slug} seen={seen} />
    </ClientWords>
  );
}
