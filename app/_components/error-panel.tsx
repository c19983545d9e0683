"use client";

import { Button } from "@mantine/core";

export type ErrorPageProps = { error: unknown; retry: () => void };

export const ERROR_TITLE = "This page could not be shown";

/** What is left of a page that failed: what to do, and the number under which the log has it. */
export function ErrorPanel({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <>
      <p>Something went wrong on our side. Nothing of yours was lost. Try again in a moment.</p>
      {digest === null ? null : (
        <p>
          When you ask for help, give this number: <code>{digest}</code>
        </p>
      )}
      <Button onClick={retry}>Try again</Button>
    </>
  );
}
