"use client";

import { useTranslations } from "next-intl";
import { ActionButton } from "#app/_components/form/submit-button.tsx";
import { keepCorrectionAction, undoCorrectionAction } from "../actions.ts";
import classes from "./bulk-bar.module.css";
import { CorrectionFields, type Repair } from "./correction-fields.tsx";

type Props = {
  slug: string;
  id: string;
  repairs: Repair[];
  /** Whether somebody has corrected it, and whether Datadog says something else since. */
  corrected: boolean;
  conflict: boolean;
};

/** Corrects the verdict where it is told, and takes a correction back. */
export function CorrectVerdict({ slug, id, repairs, corrected, conflict }: Props) {
  const t = useTranslations("correctionForm");
  return (
    <>
      {conflict ? (
        <ActionButton action={keepCorrectionAction.bind(null, slug, id)}>{t("keep")}</ActionButton>
      ) : null}
      {corrected ? (
        <ActionButton action={undoCorrectionAction.bind(null, slug, id)}>{t("undo")}</ActionButton>
      ) : null}
      <details className={classes.fold}>
        <summary>{t("correct")}</summary>
        <CorrectionFields slug={slug} ids={[id]} repairs={repairs} />
      </details>
    </>
  );
}
