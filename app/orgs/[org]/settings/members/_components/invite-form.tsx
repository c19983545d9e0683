"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { useEnded } from "#app/_components/form/ended-secrets.ts";
import { ShownOnce } from "#app/_components/form/shown-once.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import type { RoleOption } from "../../_components/role-options.ts";
import { inviteAction } from "../actions.ts";

/** Invites an address; `roles` go up to the author's. */
export function InviteForm({ slug, roles }: { slug: string; roles: RoleOption[] }) {
  const t = useTranslations("memberForms");
  const [state, action] = useActionState(inviteAction.bind(null, slug), { status: "idle" });
  const { texts, set, field } = useFields({ email: "", role: "viewer" }, state);
  const [shown, setShown] = useState<string | null>(null);
  if (state.status === "done" && state.value.link !== shown) {
    const { link, email: invited } = state.value;
    setShown(link);
    // Unless the next one was begun meanwhile.
    if (texts.email.trim() === invited) set("email", "");
  }
  const ended = useEnded(
    state.status === "done" ? { name: state.value.email.toLowerCase(), secret: state.value.link } : null,
  );
  return (
    <ActionForm state={state} action={action} submit={<SubmitButton>{t("createInvitation")}</SubmitButton>}>
      {state.status === "done" && !ended ? (
        <ShownOnce secret={state.value.link}>
          {t("shown", { mailed: state.value.mailed ? "yes" : "no", email: state.value.email })}
        </ShownOnce>
      ) : null}
      <TextInput
        label={t("email")}
        type="email"
        description={t("emailHint")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        required
        {...field("email")}
      />
      <NativeSelect label={t("role")} data={roles} {...field("role")} />
    </ActionForm>
  );
}
