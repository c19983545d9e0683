"use client";

import { catchError } from "next/error";
import { buttonLook } from "./button-look.ts";
import classes from "./section-boundary.module.css";

type Props = {
  what: string;
  /** Inside a line, where a whole section has no place. */
  inline?: boolean;
};

export type Failure = { error: unknown; retry: () => void };

/** A part of the page that failed, with what to do and the number under which the log has it. */
export function FailedSection({ what, failure: { error, retry } }: { what: string; failure: Failure }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <section className={classes.failed} role="alert">
      <p>
        {what} could not be read. Something went wrong on our side; nothing of yours was lost.
        {digest === null ? null : (
          <>
            {" "}
            For help give this number: <code>{digest}</code>
          </>
        )}
      </p>
      <button type="button" onClick={() => retry()} {...buttonLook({ variant: "default" })}>
        Try again
      </button>
    </section>
  );
}

function FailedLine({ what, failure: { retry } }: { what: string; failure: Failure }) {
  return (
    <span role="alert" className={classes.line}>
      {what} could not be read.{" "}
      <button type="button" className={classes.again} onClick={() => retry()}>
        Try again
      </button>
    </span>
  );
}

/** What fails inside fails alone: the other parts of the page stay. */
export const SectionBoundary = catchError(({ what, inline = false }: Props, failure: Failure) =>
  inline ? <FailedLine what={what} failure={failure} /> : <FailedSection what={what} failure={failure} />,
);
