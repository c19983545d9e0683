"use client";

import { NativeSelect, Stack, TextInput } from "@mantine/core";
import { useActionState, useState } from "react";
import { useEnded } from "#app/_components/form/ended-secrets.ts";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { ShownOnce } from "#app/_components/form/shown-once.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { useFocusInvalid } from "#app/_components/form/use-focus-invalid.ts";
import { hasRole, ROLES, type Role } from "#lib/domain/access/role.ts";
import { roleWord } from "#lib/domain/access/role-word.ts";
import { inviteAction } from "../actions.ts";

/** Invites an address; `role` is the author's, above which no invitation goes. */
export function InviteForm({ slug, role }: { slug: string; role: Role }) {
  const [state, action] = useActionState(inviteAction.bind(null, slug), { status: "idle" });
  const form = useFocusInvalid(state);
  const [email, setEmail] = useState("");
  const [shown, setShown] = useState<string | null>(null);
  if (state.status === "done" && state.value.link !== shown) {
    const { link, email: invited } = state.value;
    setShown(link);
    // Unless the next one was begun meanwhile.
    setEmail((current) => (current.trim() === invited ? "" : current));
  }
  const ended = useEnded(
    state.status === "done" ? { name: state.value.email.toLowerCase(), secret: state.value.link } : null,
  );
  const [chosen, setChosen] = useState<string>("viewer");
  const refused = state.status === "refused" ? state : null;
  const roles = ROLES.filter((one) => hasRole(role, one)).map((value) => ({ value, label: roleWord(value) }));
  return (
    <form ref={form} action={action} noValidate>
      <Stack gap="md">
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
          name="email"
          type="email"
          description="Only somebody with this confirmed address can accept."
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={refused?.field === "email" ? refused.message : undefined}
          errorProps={{ role: "alert" }}
        />
        <NativeSelect
          label="Role"
          name="role"
          data={roles}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        {refused !== null && refused.field === undefined ? (
          <FormMessage tone="failed">{refused.message}</FormMessage>
        ) : null}
        <SubmitButton>Create invitation</SubmitButton>
      </Stack>
    </form>
  );
}
