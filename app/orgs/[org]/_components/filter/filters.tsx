import type { Connection } from "#lib/db/connections.ts";
import type { FilterValues } from "#lib/db/events.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { dayOf } from "#lib/domain/format/calendar.ts";
import { FilterBar } from "./filter-bar.tsx";

type Props = {
  organization: Organization;
  connections: Promise<Connection[]>;
  values: Promise<FilterValues>;
  now: Date;
};

/** The filter bar with the values that this organisation has; nothing while there is nothing to narrow. */
export async function Filters({ organization, now, ...loading }: Props) {
  const { productionEnvs, timeZone, weekStart } = organization;
  const [connections, values] = await Promise.all([loading.connections, loading.values]);
  if (connections.every(({ coveredFrom }) => coveredFrom === null)) return null;
  const known = connections.map(({ id, name }) => ({ value: id, label: name, deployments: null }));
  const settings = { productionEnvs, timeZone, weekStart };
  return <FilterBar values={{ ...values, connection: known }} today={dayOf(now, timeZone)} {...settings} />;
}
