"use client";

import { catchError, type ErrorInfo } from "next/error";
import { buttonLook } from "./button-look.ts";
import classes from "./section-boundary.module.css";

/** A part of the page that failed; the other parts stay. */
function Failed({ what }: { what: string }, { error, retry }: ErrorInfo) {
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

export const SectionBoundary = catchError(Failed);
