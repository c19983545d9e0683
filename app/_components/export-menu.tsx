"use client";

import { IconChevronDown, IconDownload, IconPrinter } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import { buttonLook } from "./button-look.ts";
import menu from "./popup.module.css";
import { Popup } from "./popup.tsx";
import { saveCsv, saveFile, type TextFile } from "./save-file.ts";

/** What a page can be taken away as: a file that is there, or one that an address of the API answers as CSV. */
export type ExportItem = { label: string } & ({ file: TextFile } | { csvFrom: string });

/** The files of a page and its print, in one menu. */
export function ExportMenu({ items }: { items: ExportItem[] }) {
  const t = useTranslations("client");
  const panel = useRef<HTMLElement>(null);
  const [waiting, startTransition] = useTransition();
  const [failed, setFailed] = useState(false);
  const take = (item: ExportItem) =>
    startTransition(async () => {
      setFailed(false);
      if ("file" in item) saveFile(item.file);
      else if (!(await saveCsv(item.csvFrom))) return setFailed(true);
      panel.current?.hidePopover();
    });
  const print = () => {
    panel.current?.hidePopover();
    window.print();
  };
  return (
    <Popup
      label={t("export")}
      place="below-end"
      menu
      panel={panel}
      {...buttonLook({ variant: "default" })}
      face={
        <>
          <IconDownload size={16} aria-hidden />
          {t("export")}
          <IconChevronDown size={14} aria-hidden />
        </>
      }
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          className={menu.item}
          disabled={waiting}
          onClick={() => take(item)}
        >
          <IconDownload size={16} stroke={1.6} aria-hidden />
          <span>{item.label}</span>
        </button>
      ))}
      <button type="button" className={menu.item} onClick={print}>
        <IconPrinter size={16} stroke={1.6} aria-hidden />
        <span>{t("print")}</span>
      </button>
      <p role="status" className={menu.said}>
        {failed ? t("notExported") : null}
      </p>
    </Popup>
  );
}
