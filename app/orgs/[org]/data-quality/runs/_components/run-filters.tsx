import { useTranslations } from "next-intl";
import { AddressSelect } from "#app/_components/address-select.tsx";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { RUN_STATUSES } from "../search-params.ts";

type Props = { connections: { id: string; name: string }[] };

/** Which runs are listed. */
export function RunFilters({ connections }: Props) {
  const t = useTranslations("runs");
  const status = useTranslations("sync.status");
  return (
    <FilterRow label={t("filter")}>
      {connections.length > 1 ? (
        <AddressSelect
          label={t("connection")}
          parameter="connection"
          options={[
            { value: "", label: t("allConnections") },
            ...connections.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      <AddressSelect
        label={t("status")}
        parameter="status"
        options={[
          { value: "", label: t("all") },
          ...RUN_STATUSES.map((value) => ({ value, label: status(value) })),
        ]}
      />
    </FilterRow>
  );
}
