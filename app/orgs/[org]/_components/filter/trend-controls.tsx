"use client";

import { IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useRef, useState, useTransition } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { Popup } from "#app/_components/popup.tsx";
import { Segments } from "#app/_components/segments.tsx";
import { BUCKETS, SPLITS } from "#lib/domain/report/report-query.ts";
import classes from "./filter.module.css";
import { Preset } from "./preset.tsx";
import { scopeParsers } from "./scope-params.ts";

const PARSERS = { bucket: scopeParsers.bucket, split: scopeParsers.split };

/** How long the buckets of a trend are. Its state is the URL; the server answers each change. */
export function BucketSegments() {
  const t = useTranslations("filters");
  const [, startTransition] = useTransition();
  const [{ bucket }, set] = useQueryStates(PARSERS, { shallow: false, startTransition });
  return (
    <Segments
      label={t("bucket")}
      options={(["auto", ...BUCKETS] as const).map((value) => ({ value, label: t(`buckets.${value}`) }))}
      value={bucket ?? "auto"}
      onChange={(value) => set({ bucket: value === "auto" ? null : value })}
    />
  );
}

/** By what the lines of a trend are. */
export function SplitMenu() {
  const t = useTranslations("filters");
  const [, startTransition] = useTransition();
  const [{ split }, set] = useQueryStates(PARSERS, { shallow: false, startTransition });
  const [open, setOpen] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const pick = (by: typeof split) => {
    panel.current?.hidePopover();
    set({ split: by });
  };
  return (
    <Popup
      label={t("split")}
      panel={panel}
      onOpen={setOpen}
      {...buttonLook({ variant: "default", size: "xs" })}
      face={
        <>
          {split === null ? t("split") : t("splitInto", { what: t(`splits.${split}`) })}
          <IconChevronDown size={14} aria-hidden />
        </>
      }
    >
      {open ? (
        <div className={classes.presets}>
          {([null, ...SPLITS] as const).map((by) => (
            <Preset key={by ?? "none"} chosen={by === split} onPick={() => pick(by)}>
              {t(`splits.${by ?? "none"}`)}
            </Preset>
          ))}
        </div>
      ) : null}
    </Popup>
  );
}
