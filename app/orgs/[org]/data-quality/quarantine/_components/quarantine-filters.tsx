import { AddressSelect } from "#app/_components/address-select.tsx";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { reasonKey } from "#lib/domain/sync/reasons.ts";
import { sayReason } from "#lib/words/reason.ts";
import type { LoadedQuarantine } from "../load.ts";
import type { QuarantineQuery } from "../search-params.ts";

type Props = { query: QuarantineQuery; reasons: LoadedQuarantine["reasons"] };

/** Which events are listed. */
export function QuarantineFilters({ query, reasons }: Props) {
  const words = useWords();
  const { t } = words;
  const groups = Map.groupBy(reasons, ({ reason }) => reasonKey(reason));
  const listed = [...groups].map(([value, group]) => ({
    value,
    label: t("quarantine.option", {
      reason: sayReason(words, group[0]?.reason ?? { code: value, numbers: {} }),
      events: sumOf(group),
    }),
  }));
  const gone = query.reason === null || groups.has(query.reason) ? [] : [query.reason];
  return (
    <FilterRow label={t("quarantine.filter")}>
      <AddressSelect
        label={t("quarantine.stream")}
        parameter="stream"
        options={[
          { value: "", label: t("quarantine.both") },
          { value: "deployments", label: t("sync.stream.deployments") },
          { value: "incidents", label: t("sync.stream.incidents") },
        ]}
      />
      <AddressSelect
        label={t("quarantine.reason")}
        parameter="reason"
        options={[
          { value: "", label: t("quarantine.all") },
          ...listed,
          ...gone.map((value) => ({ value, label: t("quarantine.option", { reason: value, events: 0 }) })),
        ]}
      />
    </FilterRow>
  );
}

function sumOf(group: { events: number }[]): number {
  return group.reduce((sum, { events }) => sum + events, 0);
}
