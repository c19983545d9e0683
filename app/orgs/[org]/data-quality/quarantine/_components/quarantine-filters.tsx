import { AddressSelect } from "#app/_components/address-select.tsx";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { formatCount } from "#lib/domain/format/format.ts";
import { quarantineReason } from "#lib/domain/quality/quarantine-words.ts";
import { STREAM_WORDS } from "#lib/domain/sync/sync-words.ts";
import type { LoadedQuarantine } from "../load.ts";
import type { QuarantineQuery } from "../search-params.ts";

type Props = { query: QuarantineQuery; reasons: LoadedQuarantine["reasons"] };

/** Which events are listed. */
export function QuarantineFilters({ query, reasons }: Props) {
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
