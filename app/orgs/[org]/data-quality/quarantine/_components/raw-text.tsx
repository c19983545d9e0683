"use client";

import { Button, CopyButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "./quarantine.module.css";

type Props = {
  slug: string;
  id: string;
  /** The text, or the beginning of a long one. */
  start: string;
  /** Characters of the whole. */
  length: number;
};

/** What Datadog sent, as text: never as anything that a browser would run. A long one is read whole on request. */
export function RawText({ slug, id, start, length }: Props) {
  const t = useTranslations("rawEvent");
  const client = useTranslations("client");
  const [text, setText] = useState(start);
  const [state, setState] = useState<"idle" | "reading" | "failed">("idle");
  const whole = text.length >= length;
  const read = async () => {
    setState("reading");
    try {
      const answer = await fetch(`/api/v1/orgs/${slug}/quarantine/${id}`);
      const body: unknown = await answer.json();
      if (!answer.ok || typeof body !== "object" || body === null || !("raw" in body)) throw new Error();
      setText(String(body.raw));
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <details className={classes.raw}>
      <summary>{t("summary", { count: length })}</summary>
      <section
        className={classes.scroll}
        aria-label={t("title")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <pre className={classes.text}>{whole ? text : `${text}…`}</pre>
      </section>
      <div className={classes.buttons}>
        {whole ? (
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button variant="default" size="xs" onClick={copy}>
                {client(copied ? "copied" : "copy")}
              </Button>
            )}
          </CopyButton>
        ) : (
          <Button variant="default" size="xs" loading={state === "reading"} onClick={read}>
            {t("showAll")}
          </Button>
        )}
        <span role="status">{state === "failed" ? t("failed") : ""}</span>
      </div>
    </details>
  );
}
