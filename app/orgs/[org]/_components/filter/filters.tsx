import type { Connection } from "#lib/db/connections.ts";
import type { FilterValues } from "#lib/db/filter-values.ts";
import type { Organization } from "#lib/db/organizations.ts";
import type { FilterName } from "#lib/domain/report/filter.ts";
import { FilterBar } from "./filter-bar.tsx";

type Props = {
  organization: Organization;
  connections: Promise<Connection[]>;
  values: Promise<FilterValues>;
  now: Date;
  /** Whether the page compares its numbers with those of other days. */
  comparing: boolean;
  fixed: FilterName | null;
};

/** The filter bar with the values that this organisation has; nothing while there is nothing to narrow. */
export async function Filters({ organization, now, comparing, fixed, ...loading }: Props) {
  const { productionEnvs, timeZone, weekStart } = organization;
  const [connections, values] = await Promise.all([loading.connections, loading.values]);
  if (connections.every(({ coveredFrom }) => coveredFrom === null)) return null;
  const known = connections.map(({ id, name }) => ({ value: id, label: name, deployments: null }));
  return (
    <FilterBar
      values={{ ...values, connection: known }}
      productionEnvs={productionEnvs}
      calendar={{ timeZone, weekStart }}
      now={now.toISOString()}
      comparing={comparing}
      fixed={fixed}
    />
  );
}
