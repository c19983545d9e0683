import { useTranslations } from "next-intl";
import { Range } from "#app/_components/moment.tsx";
import { DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { SyncRunDetail } from "#lib/db/sync-runs.ts";

const SHOWN = 200;

type Slice = SyncRunDetail["slices"][number];
type Props = { slices: Slice[]; timeZone: string; running: boolean };

const COUNTS = [
  ["fetched", "runs.fetched"],
  ["inserted", "runs.inserted"],
  ["updated", "runs.updated"],
  ["unchanged", "runs.unchanged"],
  ["quarantined", "runs.slice.quarantined"],
  ["tombstoned", "runs.slice.tombstoned"],
  ["leftOut", "runs.slice.leftOut"],
  ["apiCalls", "runs.slice.apiCalls"],
] as const;

/** The ranges that a run read, in the order in which they were stored; each was stored whole or not at all. */
export function SliceTable({ slices, timeZone, running }: Props) {
  const { t, format } = useWords();
  const more = slices.length - SHOWN;
  return (
    <DataTable<Slice>
      label={t("runs.slicesLabel")}
      columns={[
        { title: t("runs.stream"), cell: ({ stream }) => t(`sync.stream.${stream}`) },
        { title: t("runs.range"), cell: ({ from, to }) => <Range from={from} to={to} timeZone={timeZone} /> },
        { title: t("runs.read"), cell: (slice) => <HowRead slice={slice} /> },
        ...COUNTS.map(([key, title]) => ({
          title: t(title),
          number: true,
          cell: (slice: Slice) => format.count(slice[key]),
        })),
      ]}
      rows={slices.slice(0, SHOWN)}
      keyOf={({ stream, from, to, part }) => `${stream} ${from} ${to} ${part}`}
      page
      empty={t(running ? "runs.slicesNoneYet" : "runs.slicesNone")}
      foot={more > 0 ? t("runs.slicesMore", { count: more }) : null}
    />
  );
}

function HowRead({ slice: { part, complete } }: { slice: Slice }) {
  const t = useTranslations("runs");
  if (part > 0) return t("part", { part });
  return t(complete ? "whole" : "notWhole");
}
