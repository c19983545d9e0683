"use client";

import { useTranslations } from "next-intl";
import { ActionButton } from "#app/_components/form/submit-button.tsx";
import type { DeploymentDetail } from "#lib/db/deployments.ts";
import { correctVerdictsAction, undoCorrectionAction } from "../actions.ts";
import classes from "./bulk-bar.module.css";
import { CorrectionFields, type Repair } from "./correction-fields.tsx";

type Props = {
  slug: string;
  id: string;
  repairs: Repair[];
  /** What somebody has made of it; null: nothing. */
  correction: DeploymentDetail["correction"];
};

/** Corrects the verdict where it is told, and takes a correction back. */
export function CorrectVerdict({ slug, id, repairs, correction }: Props) {
  const t = useTranslations("correctionForm");
  return (
    <>
      {correction?.conflict ? (
        <ActionButton action={() => saidAgain(slug, id, correction)}>{t("keep")}</ActionButton>
      ) : null}
      {correction === null ? null : (
        <ActionButton action={undoCorrectionAction.bind(null, slug, id)}>{t("undo")}</ActionButton>
      )}
      <details className={classes.fold}>
        <summary>{t("correct")}</summary>
        <CorrectionFields slug={slug} ids={[id]} repairs={repairs} />
      </details>
    </>
  );
}

/** The same correction once more, against what Datadog says by now. */
function saidAgain(slug: string, id: string, correction: NonNullable<Props["correction"]>) {
  const form = new FormData();
  for (const name of ["verdict", "reason", "repairedBy"] as const) form.set(name, correction[name] ?? "");
  return correctVerdictsAction(slug, [id], { status: "idle" }, form);
}
