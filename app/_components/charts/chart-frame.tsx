import { IconDownload, IconPhoto } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import { buttonLook } from "../button-look.ts";
import { saveFile, type TextFile } from "../save-file.ts";
import { Segments } from "../segments.tsx";
import classes from "./charts.module.css";
import type { Picture } from "./picture.ts";

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
  /** What its picture says beside the title; null where nothing is drawn. */
  picture: Omit<Picture, "title"> | null;
};

export function ChartFrame({ title, tools, chart, table, view, onView, csv, picture }: Props) {
  const t = useTranslations("trend");
  const frame = useRef<HTMLElement>(null);
  return (
    <section className={classes.frame} aria-label={title} ref={frame}>
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
          {picture === null || view !== "chart" ? null : (
            <PictureButton frame={frame} picture={{ title, ...picture }} />
          )}
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

/** Draws and saves the picture; how it is drawn is fetched when somebody asks for one. */
function PictureButton({ frame, picture }: { frame: RefObject<HTMLElement | null>; picture: Picture }) {
  const t = useTranslations("trend");
  const [failed, setFailed] = useState(false);
  const save = async () => {
    const drawing = await import("./picture.ts").catch(() => null);
    const saved = frame.current !== null && (await drawing?.savePicture(frame.current, picture));
    setFailed(saved !== true);
  };
  return (
    <>
      <button type="button" onClick={save} {...buttonLook({ variant: "default", size: "xs" })}>
        <IconPhoto size={14} aria-hidden />
        {t("png")}
      </button>
      <span role="status" className={classes.notDrawn}>
        {failed ? t("notDrawn") : null}
      </span>
    </>
  );
}
