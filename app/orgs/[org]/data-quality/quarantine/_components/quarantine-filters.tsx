import { AddressSelect } from "#app/_components/address-select.tsx";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { formatCount } from "#lib/domain/format/format.ts";
import { reasonKey } from "#lib/domain/sync/reasons.ts";
import { STREAM_WORDS } from "#lib/domain/sync/sync-words.ts";
import { sayReason } from "#lib/words/reason.ts";
import type { LoadedQuarantine } from "../load.ts";
import type { QuarantineQuery } from "../search-params.ts";

type Props = { query: QuarantineQuery; reasons: LoadedQuarantine["reasons"] };

/** Which events are listed. */
export function QuarantineFilters({ query, reasons }: Props) {
  const words = useWords();
  const groups = Map.groupBy(reasons, ({ reason }) => reasonKey(reason));
  const listed = [...groups].map(([value, group]) => ({
    value,
    label: `${sayReason(words, group[0]?.reason ?? { code: value, numbers: {} })} (${formatCount(sumOf(group))})`,
  }));
  const gone = query.reason === null || groups.has(query.reason) ? [] : [query.reason];
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
          ...listed,
          ...gone.map((value) => ({ value, label: `${value} (0)` })),
        ]}
      />
    </FilterRow>
  );
}

function sumOf(group: { events: number }[]): number {
  return group.reduce((sum, { events }) => sum + events, 0);
}
