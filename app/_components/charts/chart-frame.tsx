import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonLook } from "../button-look.ts";
import { saveFile, type TextFile } from "../save-file.ts";
import { Segments } from "../segments.tsx";
import classes from "./charts.module.css";

const VIEWS = ["chart", "table"] as const;
type View = (typeof VIEWS)[number];

type Props = {
  title: string;
  /** How it is drawn, before how it is shown. */
  tools?: ReactNode;
  chart: ReactNode;
  /** The same numbers as text: always there for screen readers, on view for whoever asks. */
  table: ReactNode;
  view: View;
  onView: (view: View) => void;
  csv: TextFile;
};

export function ChartFrame({ title, tools, chart, table, view, onView, csv }: Props) {
  const t = useTranslations("trend");
  return (
    <section className={classes.frame} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <div className={classes.tools}>
          {tools}
          <Segments
            label={t("showAs")}
            options={VIEWS.map((value) => ({ value, label: t(value) }))}
            value={view}
            onChange={onView}
          />
          <button
            type="button"
            onClick={() => saveFile(csv)}
            {...buttonLook({ variant: "default", size: "xs" })}
          >
            <IconDownload size={14} aria-hidden />
            {t("csv")}
          </button>
        </div>
      </div>
      {view === "chart" ? chart : null}
      <section
        className={view === "table" ? classes.table : "unseen"}
        aria-label={t("asTable", { title })}
        tabIndex={view === "table" ? 0 : undefined}
      >
        {table}
      </section>
    </section>
  );
}
