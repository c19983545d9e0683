"use client";

import { useTranslations } from "next-intl";
import classes from "./_components/message-page.module.css";
import { FailedSection, type Failure } from "./_components/section-boundary.tsx";

/** What is left of a page that failed outside of its sections. */
export default function ErrorPage(failure: Failure) {
  const t = useTranslations("client");
  return (
    <main className={classes.page}>
      <h1>{t("broken")}</h1>
      <FailedSection failure={failure} />
    </main>
  );
}
