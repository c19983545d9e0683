"use client";

import { NativeSelect, Radio, RadioGroup, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { useEnded } from "#app/_components/form/ended-secrets.ts";
import { ShownOnce } from "#app/_components/form/shown-once.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import type { RoleOption } from "../../_components/role-options.ts";
import { createTokenAction } from "../actions.ts";

const LIFETIMES = [7, 30, 90, 180, 365];

type Props = {
  slug: string;
  /** Up to the maker's, above which no token goes. */
  roles: RoleOption[];
  /** To what a token can be narrowed. */
  uses: { scope: string; label: string }[];
};

/** Makes a token. */
export function CreateTokenForm({ slug, roles, uses }: Props) {
  const t = useTranslations("tokenForms");
  const [state, action] = useActionState(createTokenAction.bind(null, slug), { status: "idle" });
  const { set, field } = useFields({ name: "", role: "viewer", expiresInDays: "90" }, state);
  const [shown, setShown] = useState<string | null>(null);
  if (state.status === "done" && state.value.token !== shown) {
    setShown(state.value.token);
    set("name", "");
  }
  const ended = useEnded(
    state.status === "done" ? { name: state.value.hint, secret: state.value.token } : null,
  );
  const [scope, setScope] = useState("");
  const lifetimes = LIFETIMES.map((days) => ({ value: String(days), label: t("days", { days }) }));
  return (
    <ActionForm state={state} action={action} submit={<SubmitButton>{t("create")}</SubmitButton>}>
      {state.status === "done" && !ended ? (
        <ShownOnce secret={state.value.token}>{t("shown", { name: state.value.name })}</ShownOnce>
      ) : null}
      <TextInput
        label={t("name")}
        description={t("nameHint")}
        autoComplete="off"
        maxLength={80}
        required
        {...field("name")}
      />
      <NativeSelect label={t("role")} description={t("roleHint")} data={roles} {...field("role")} />
      {uses.length === 0 ? null : (
        <RadioGroup label={t("use")} name="scope" value={scope} onChange={setScope}>
          <Stack gap="xs" mt={6}>
            <Radio value="" label={t("everything")} />
            {uses.map((use) => (
              <Radio key={use.scope} value={use.scope} label={use.label} />
            ))}
          </Stack>
        </RadioGroup>
      )}
      <NativeSelect label={t("expiresAfter")} data={lifetimes} {...field("expiresInDays")} />
    </ActionForm>
  );
}
