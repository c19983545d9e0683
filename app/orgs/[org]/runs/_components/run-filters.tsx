import { AddressSelect } from "#app/_components/address-select.tsx";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { runWord } from "#lib/domain/sync/sync-words.ts";
import { RUN_STATUSES } from "../search-params.ts";

type Props = { connections: { id: string; name: string }[] };

/** Which runs are listed. */
export function RunFilters({ connections }: Props) {
  return (
    <FilterRow label="Filter the runs">
      {connections.length > 1 ? (
        <AddressSelect
          label="Connection"
          parameter="connection"
          options={[
            { value: "", label: "All connections" },
            ...connections.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      <AddressSelect
        label="Status"
        parameter="status"
        options={[
          { value: "", label: "All" },
          ...RUN_STATUSES.map((status) => ({ value: status, label: runWord(status).word })),
        ]}
      />
    </FilterRow>
  );
}
