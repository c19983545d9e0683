"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { type Answer, FormMessage, Refusal } from "#app/_components/form/form-message.tsx";
import { demoKeysAction } from "../actions.ts";

type Props = {
  slug: string;
  provider: string;
  filled: boolean;
  fill: (keys: Record<string, string>) => void;
};

/** Fills in the keys of the demo's own account, which no page holds before somebody asks for them. */
export function DemoKeys({ slug, provider, filled, fill }: Props) {
  const t = useTranslations("connectionForms");
  const [answer, setAnswer] = useState<Answer>({ status: "idle" });
  const [asking, ask] = useTransition();
  const use = () =>
    ask(async () => {
      const told = await demoKeysAction(slug, provider);
      if (told.status === "done") fill(told.value);
      else setAnswer(told);
    });
  return (
    <div>
      {filled ? (
        <FormMessage tone="info">{t("demoFilled", { provider })}</FormMessage>
      ) : (
        <Button type="button" variant="default" loading={asking} onClick={use}>
          {t("demo")}
        </Button>
      )}
      <Refusal state={answer} />
    </div>
  );
}
