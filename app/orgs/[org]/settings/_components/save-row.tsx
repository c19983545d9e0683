"use client";

import { Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type Answer, FormMessage, Refusal } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";

/** What sends a form of settings, and what came of it. */
export function SaveRow({ state, saved, pending }: { state: Answer; saved: boolean; pending: boolean }) {
  const t = useTranslations("generalForms");
  return (
    <Stack gap="sm" align="flex-start">
      <Refusal state={state} />
      {saved ? <FormMessage tone="fine">{t("saved")}</FormMessage> : null}
      <SubmitButton loading={pending}>{t("save")}</SubmitButton>
    </Stack>
  );
}
