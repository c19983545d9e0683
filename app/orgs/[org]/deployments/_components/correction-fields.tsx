"use client";

import { NativeSelect, Radio, RadioGroup, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useEffect, useEffectEvent } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { CORRECTIONS } from "#lib/domain/sync/corrections.ts";
import { correctVerdictsAction } from "../actions.ts";

/** A later deployment that may have repaired one. */
export type Repair = { value: string; label: string };

type Props = {
  slug: string;
  ids: string[];
  /** What may have repaired the one; several are not asked for it. */
  repairs: Repair[];
  onDone?: () => void;
};

/** Says what verdicts count as, and why. */
export function CorrectionFields({ slug, ids, repairs, onDone }: Props) {
  const t = useTranslations("correctionForm");
  const [state, action] = useActionState(correctVerdictsAction.bind(null, slug, ids), { status: "idle" });
  const { texts, set, field } = useFields({ verdict: "failed", reason: "", repairedBy: "" }, state);
  const tellDone = useEffectEvent(() => onDone?.());
  useEffect(() => {
    if (state.status === "done") tellDone();
  }, [state]);
  return (
    <ActionForm state={state} action={action} submit={<SubmitButton>{t("save")}</SubmitButton>}>
      {state.status === "done" ? (
        <FormMessage tone="fine">{t("done", { count: state.value })}</FormMessage>
      ) : null}
      <RadioGroup
        label={t("verdict")}
        name="verdict"
        value={texts.verdict}
        onChange={(to) => set("verdict", to)}
      >
        <Stack gap={6} mt={6}>
          {CORRECTIONS.map((verdict) => (
            <Radio key={verdict} value={verdict} label={t(verdict)} />
          ))}
        </Stack>
      </RadioGroup>
      {texts.verdict === "failed" && repairs.length > 0 ? (
        <NativeSelect
          label={t("repairedBy")}
          data={[{ value: "", label: t("nobody") }, ...repairs]}
          {...field("repairedBy")}
        />
      ) : null}
      <TextInput
        label={t("reason")}
        description={t("reasonHint")}
        maxLength={500}
        autoComplete="off"
        required
        {...field("reason")}
      />
    </ActionForm>
  );
}
