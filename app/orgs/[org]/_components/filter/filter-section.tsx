import { getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Section } from "#app/_components/section.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { type Connection, listEventConnections } from "#lib/db/connections.ts";
import { type FilterValues, listFilterValues } from "#lib/db/filter-values.ts";
import { activeFilters, type FilterName } from "#lib/domain/report/filter.ts";
import type { Scope } from "#lib/domain/report/scope.ts";
import { FilterSkeleton } from "./filter-skeleton.tsx";
import { Filters } from "./filters.tsx";

type Props = {
  member: Acting;
  scope: Scope;
  now: Date;
  /** Whether the page compares its numbers with those of other days; lists do not. */
  comparing?: boolean;
  /** What the page is about itself: its own name instead of a filter. */
  fixed?: FilterName | null;
  /** Where the page has asked for these itself. */
  connections?: Promise<Connection[]>;
  values?: Promise<FilterValues>;
};

/** The filter bar of a page of delivery, with all that it needs: it stands right above what it narrows. */
export async function FilterSection({
  member,
  scope,
  now,
  comparing = false,
  fixed = null,
  ...asked
}: Props) {
  const t = await getTranslations("dashboard.parts");
  const { db, organization } = member;
  const connections = asked.connections ?? listEventConnections(db, organization.id);
  const values = asked.values ?? listFilterValues(db, organization.id);
  // Awaited further down, where a failure is said.
  for (const promise of [connections, values]) promise.catch(() => undefined);
  return (
    <ClientWords namespaces={["filters"]}>
      <NuqsAdapter>
        <Section what={t("filters")} fallback={<FilterSkeleton narrowed={activeFilters(scope).length > 0} />}>
          <Filters
            organization={organization}
            connections={connections}
            values={values}
            now={now}
            comparing={comparing}
            fixed={fixed}
          />
        </Section>
      </NuqsAdapter>
    </ClientWords>
  );
}
