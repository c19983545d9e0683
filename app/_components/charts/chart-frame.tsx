import { Button, SegmentedControl } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import classes from "./charts.module.css";

type Props = {
  title: string;
  /** Beside the title, such as "How is this computed?". */
  info?: ReactNode;
  chart: ReactNode;
  /** The same numbers as text: always there for screen readers, on view for whoever asks. */
  table: ReactNode;
  csv: { text: string; fileName: string };
};

export function ChartFrame({ title, info, chart, table, csv }: Props) {
  const [view, setView] = useState("chart");
  return (
    <section className={classes.frame} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <div className={classes.tools}>
          {info}
          <SegmentedControl
            size="xs"
            aria-label="Show as"
            value={view}
            onChange={setView}
            data={[
              { value: "chart", label: "Chart" },
              { value: "table", label: "Table" },
            ]}
          />
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => download(csv)}
          >
            CSV
          </Button>
        </div>
      </div>
      {view === "chart" ? chart : null}
      <section
        className={view === "table" ? classes.table : classes.hidden}
        aria-label={`${title}, as a table`}
        tabIndex={view === "table" ? 0 : undefined}
      >
        {table}
      </section>
    </section>
  );
}

function download({ text, fileName }: Props["csv"]): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
