"use client";

import { Button } from "@mantine/core";
import { catchError, type ErrorInfo } from "next/error";
import classes from "./section-boundary.module.css";

type Props = {
  what: string;
  /** Inside a line, where a whole section has no place. */
  inline?: boolean;
};

/** A part of the page that failed; the other parts stay. */
function Failed({ what, inline = false }: Props, { error, retry }: ErrorInfo) {
  if (inline) {
    return (
      <span role="alert" className={classes.line}>
        {what} could not be read.{" "}
        <button type="button" className={classes.again} onClick={() => retry()}>
          Try again
        </button>
      </span>
    );
  }
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
      <Button variant="default" onClick={() => retry()}>
        Try again
      </Button>
    </section>
  );
}

export const SectionBoundary = catchError(Failed);
