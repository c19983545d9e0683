import { CountLink } from "#app/_components/count-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { ByOrigin, ExposureRow } from "#lib/domain/report/report.ts";

type Props = { exposure: ByOrigin["exposure"]; slug: string };
type Row = ExposureRow & { name: string; count: "withAi" | "withoutAi"; origin: string };

/** Whole deployments, by whether any known commit in them was AI-assisted. */
export function ExposurePanel({ exposure: { withAi, withoutAi }, slug }: Props) {
  const { t, format } = useWords();
  const rows: Row[] = [
    { name: t("origins.withAi"), count: "withAi", origin: "ai_assisted", ...withAi },
    { name: t("origins.withoutAi"), count: "withoutAi", origin: "without_ai", ...withoutAi },
  ];
  const columns: Column<Row>[] = [
    { title: t("origins.deployments"), name: true, wrap: true, cell: ({ name }) => name },
    {
      title: t("origins.judged"),
      number: true,
      cell: ({ count, n }) => (
        <CountLink slug={slug} count={count} value={n}>
          {format.count(n)}
        </CountLink>
      ),
    },
    {
      title: t("origins.failed"),
      number: true,
      cell: ({ origin, failed }) => (
        <CountLink slug={slug} count="failed" value={failed} narrowed={{ origin }}>
          {format.count(failed)}
        </CountLink>
      ),
    },
    { title: t("origins.failureRate"), number: true, cell: ({ cfr }) => format.rate(cfr) },
    { title: t("origins.interval"), number: true, cell: ({ low, high }) => format.interval(low, high) },
  ];
  return (
    <Panel title={t("originsPage.exposure.title")} id="exposure" flush>
      <DataTable
        label={t("originsPage.exposure.title")}
        columns={columns}
        rows={rows}
        keyOf={({ count }) => count}
        foot={t("originsPage.exposure.explained")}
      />
    </Panel>
  );
}
