"use client";

import classes from "./_components/message-page.module.css";
import { FailedSection, type Failure } from "./_components/section-boundary.tsx";

/** What is left of a page that failed outside of its sections. */
export default function ErrorPage(failure: Failure) {
  return (
    <main className={classes.page}>
      <h1>This page could not be shown</h1>
      <FailedSection what="It" failure={failure} />
    </main>
  );
}
