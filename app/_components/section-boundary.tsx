"use client";

import { catchError } from "next/error";
import { useTranslations } from "next-intl";
import { buttonLook } from "./button-look.ts";
import classes from "./section-boundary.module.css";

type Props = {
  what: string;
  /** Inside a line, where a whole section has no place. */
  inline?: boolean;
};

export type Failure = { error: unknown; retry: () => void };

type FailedProps = {
  /** The part that is missing; without it the whole page. */
  what?: string;
  failure: Failure;
};

/** What failed, with what to do and the number under which the log has it. */
export function FailedSection({ what, failure: { error, retry } }: FailedProps) {
  const t = useTranslations("client");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <section className={classes.failed} role="alert">
      <p>
        {what === undefined ? t("brokenWhy") : t("couldNotRead", { what })}
        {digest === null ? null : (
          <> {t.rich("helpNumber", { number: digest, code: (words) => <code>{words}</code> })}</>
        )}
      </p>
      <button type="button" onClick={() => retry()} {...buttonLook({ variant: "default" })}>
        {t("tryAgain")}
      </button>
    </section>
  );
}

function FailedLine({ what, failure: { retry } }: { what: string; failure: Failure }) {
  const t = useTranslations("client");
  return (
    <span role="alert" className={classes.line}>
      {t("couldNotReadLine", { what })}{" "}
      <button type="button" className={classes.again} onClick={() => retry()}>
        {t("tryAgain")}
      </button>
    </span>
  );
}

/** What fails inside fails alone: the other parts of the page stay. */
export const SectionBoundary = catchError(({ what, inline = false }: Props, failure: Failure) =>
  inline ? <FailedLine what={what} failure={failure} /> : <FailedSection what={what} failure={failure} />,
);
