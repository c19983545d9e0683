import type { Acting } from "#lib/db/acting.ts";
import { dayOf } from "#lib/domain/format/format-time.ts";
import { freshnessOf } from "#lib/domain/report/freshness.ts";
import { FilterBar } from "./filter-bar.tsx";
import type { Dashboard } from "./load.ts";

type Props = { member: Acting; data: Dashboard; now: Date };

/** The filter bar with the values that this organisation has; nothing while there is nothing to narrow. */
export async function Filters({ member: { organization }, data, now }: Props) {
  const { productionEnvs, timeZone, weekStart } = organization;
  const [connections, values] = await Promise.all([data.connections, data.values]);
  if (freshnessOf(connections, now).coveredFrom === null) return null;
  const settings = { productionEnvs, timeZone, weekStart };
  return <FilterBar values={values} today={dayOf(now, timeZone)} {...settings} />;
}
