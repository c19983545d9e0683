"use client";

import { NativeSelect, Radio, RadioGroup, Stack, TextInput } from "@mantine/core";
import { useActionState, useState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { useEnded } from "#app/_components/form/ended-secrets.ts";
import { ShownOnce } from "#app/_components/form/shown-once.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
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
  const roles = ROLES.slice(0, ROLES.indexOf(role) + 1).map((value) => ({ value, label: roleWord(value) }));
  return (
    <ActionForm state={state} action={action} submit={<SubmitButton>Create token</SubmitButton>}>
      {state.status === "done" && !ended ? (
        <ShownOnce secret={state.value.token}>
          Token "{state.value.name}". Copy it now: it is not shown again.
        </ShownOnce>
      ) : null}
      <TextInput
        label="Name"
        description="What it is for, as the audit log will call it."
        autoComplete="off"
        maxLength={80}
        required
        {...field("name")}
      />
      <NativeSelect label="Role" description="The most it may do." data={roles} {...field("role")} />
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
      <NativeSelect label="Expires after" data={LIFETIMES} {...field("expiresInDays")} />
    </ActionForm>
  );
}
