"use client";

import { IconChevronDown, IconLink } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { exactSearch } from "#lib/domain/report/scope.ts";
import { buttonLook } from "./button-look.ts";
import menu from "./popup.module.css";
import { Popup } from "./popup.tsx";

type Props = {
  /** What the page is asked for: the days that a link for good names. */
  query: Pick<ReportQuery, "from" | "to" | "compare">;
};

const KINDS = ["exact", "rolling"] as const;
type Kind = (typeof KINDS)[number];

/** Copies the address of the page: of its very days, or as it stands, with a period that goes on. */
export function CopyLink({ query }: Props) {
  const t = useTranslations("client");
  const [copied, setCopied] = useState<{ address: string; done: boolean } | null>(null);
  const copy = async (kind: Kind) => {
    const url = new URL(window.location.href);
    if (kind === "exact") url.search = exactSearch(url.searchParams, query).toString();
    const address = url.toString();
    // Refused where the page has no right to, such as in a frame.
    const done = await writeClipboard(address);
    setCopied({ address, done });
  };
  return (
    <Popup
      label={t("copyLink")}
      place="below-end"
      menu
      onOpen={() => setCopied(null)}
      {...buttonLook({ variant: "default" })}
      face={
        <>
          <IconLink size={16} aria-hidden />
          {t("copyLink")}
          <IconChevronDown size={14} aria-hidden />
        </>
      }
    >
      {KINDS.map((kind) => (
        <button key={kind} type="button" className={menu.item} onClick={() => copy(kind)}>
          <span>
            {t(`links.${kind}`)}
            <span className={menu.beneath}>{t(`linksMean.${kind}`)}</span>
          </span>
        </button>
      ))}
      <div role="status" className={menu.said}>
        {copied?.done ? t("copied") : null}
        {copied?.done === false ? <output>{copied.address}</output> : null}
      </div>
    </Popup>
  );
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
