"use client";

import { NativeSelect, Radio, RadioGroup, Stack, TextInput } from "@mantine/core";
import { useActionState, useState } from "react";
import { useEnded } from "#app/_components/form/ended-secrets.ts";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { ShownOnce } from "#app/_components/form/shown-once.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { useFocusInvalid } from "#app/_components/form/use-focus-invalid.ts";
import { ROLES, type Role } from "#lib/domain/access/role.ts";
import { roleWord } from "#lib/domain/access/role-word.ts";
import { createTokenAction } from "../actions.ts";

const LIFETIMES = [7, 30, 90, 180, 365].map((days) => ({ value: String(days), label: `${days} days` }));

type Props = {
  slug: string;
  /** The maker's, above which no token goes. */
  role: Role;
  /** To what a token can be narrowed. */
  uses: { scope: string; label: string }[];
};

/** Makes a token. */
export function CreateTokenForm({ slug, role, uses }: Props) {
  const [state, action] = useActionState(createTokenAction.bind(null, slug), { status: "idle" });
  const form = useFocusInvalid(state);
  const [name, setName] = useState("");
  const [shown, setShown] = useState<string | null>(null);
  if (state.status === "done" && state.value.token !== shown) {
    setShown(state.value.token);
    setName("");
  }
  const ended = useEnded(
    state.status === "done" ? { name: state.value.hint, secret: state.value.token } : null,
  );
  const [chosen, setChosen] = useState<string>("viewer");
  const [scope, setScope] = useState("");
  const [days, setDays] = useState("90");
  const refused = state.status === "refused" ? state : null;
  const roles = ROLES.slice(0, ROLES.indexOf(role) + 1).map((value) => ({ value, label: roleWord(value) }));
  return (
    <form ref={form} action={action} noValidate>
      <Stack gap="md">
        {state.status === "done" && !ended ? (
          <ShownOnce secret={state.value.token}>
            Token "{state.value.name}". Copy it now: it is not shown again.
          </ShownOnce>
        ) : null}
        <TextInput
          label="Name"
          name="name"
          description="What it is for, as the audit log will call it."
          autoComplete="off"
          maxLength={80}
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={refused?.field === "name" ? refused.message : undefined}
          errorProps={{ role: "alert" }}
        />
        <NativeSelect
          label="Role"
          name="role"
          description="The most it may do."
          data={roles}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        {uses.length === 0 ? null : (
          <RadioGroup label="Use" name="scope" value={scope} onChange={setScope}>
            <Stack gap="xs" mt={6}>
              <Radio value="" label="Everything its role may do" />
              {uses.map((use) => (
                <Radio key={use.scope} value={use.scope} label={use.label} />
              ))}
            </Stack>
          </RadioGroup>
        )}
        <NativeSelect
          label="Expires after"
          name="expiresInDays"
          data={LIFETIMES}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        {refused !== null && refused.field === undefined ? (
          <FormMessage tone="failed">{refused.message}</FormMessage>
        ) : null}
        <SubmitButton>Create token</SubmitButton>
      </Stack>
    </form>
  );
}
