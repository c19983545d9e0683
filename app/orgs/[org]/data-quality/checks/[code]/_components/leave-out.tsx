"use client";

import { Button, Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ConfirmButton } from "#app/_components/form/confirm-dialog.tsx";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { leaveOutRerunsAction } from "../actions.ts";

type Props = {
  slug: string;
  /** Re-runs that count. */
  count: number;
  /** Whether there are any that were left out. */
  undoable: boolean;
};

/** Leaves the re-runs out, once somebody has confirmed it, and counts them again. */
export function LeaveOut({ slug, count, undoable }: Props) {
  const t = useTranslations("reruns");
  const [message, setMessage] = useState<{ tone: "fine" | "failed"; text: string } | null>(null);
  const [running, startTransition] = useTransition();
  const leaveOut = async () => {
    const result = await leaveOutRerunsAction(slug, true);
    if (result.status === "done") setMessage({ tone: "fine", text: t("done", { changed: result.value }) });
    return result;
  };
  const countAgain = () =>
    startTransition(async () => {
      const result = await leaveOutRerunsAction(slug, false);
      if (result.status === "done")
        setMessage({ tone: "fine", text: t("undone", { changed: result.value }) });
      if (result.status === "refused") setMessage({ tone: "failed", text: result.message });
    });
  const question = { title: t("title"), text: t("text", { count }), button: t("leaveOut"), run: leaveOut };
  return (
    <>
      <Group gap={8}>
        {count === 0 ? null : <ConfirmButton question={question}>{t("leaveOut")}</ConfirmButton>}
        {undoable ? (
          <Button variant="default" loading={running} onClick={countAgain}>
            {t("again")}
          </Button>
        ) : null}
      </Group>
      {message === null ? null : <FormMessage tone={message.tone}>{message.text}</FormMessage>}
    </>
  );
}
