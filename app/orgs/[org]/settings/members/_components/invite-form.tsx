"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useActionState, useState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { useEnded } from "#app/_components/form/ended-secrets.ts";
import { ShownOnce } from "#app/_components/form/shown-once.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { hasRole, ROLES, type Role } from "#lib/domain/access/role.ts";
import { roleWord } from "#lib/domain/access/role-word.ts";
import { inviteAction } from "../actions.ts";

/** Invites an address; `role` is the author's, above which no invitation goes. */
export function InviteForm({ slug, role }: { slug: string; role: Role }) {
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
  const roles = ROLES.filter((one) => hasRole(role, one)).map((value) => ({ value, label: roleWord(value) }));
  return (
    <ActionForm state={state} action={action} submit={<SubmitButton>Create invitation</SubmitButton>}>
      {state.status === "done" && !ended ? (
        <ShownOnce secret={state.value.link}>
          {state.value.mailed
            ? `A mail with this link is on its way to ${state.value.email}.`
            : `Send this link to ${state.value.email}.`}{" "}
          It works once, for 7 days, and is not shown again.
        </ShownOnce>
      ) : null}
      <TextInput
        label="E-mail"
        type="email"
        description="Only somebody with this confirmed address can accept."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        required
        {...field("email")}
      />
      <NativeSelect label="Role" data={roles} {...field("role")} />
    </ActionForm>
  );
}
