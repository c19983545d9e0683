"use client";

import { Stack, TextInput } from "@mantine/core";
import { useActionState, useState } from "react";
import { slugProblem, suggestSlug } from "#lib/domain/access/slug.ts";
import { FormMessage } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { useFocusInvalid } from "../../_components/form/use-focus-invalid.ts";
import { createOrganizationAction } from "../actions.ts";

const ALERT = { role: "alert" } as const;

/** Name and address of a new organisation; the address follows the name until it is edited. */
export function CreateOrganizationForm() {
  const [state, action] = useActionState(createOrganizationAction, { status: "idle" });
  const form = useFocusInvalid(state);
  const [name, setName] = useState("");
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const slug = ownSlug ?? suggestSlug(name);
  const refused = state.status === "refused" ? state : null;
  const errorOf = (field: string) => (refused?.field === field ? refused.message : undefined);
  const problem = left && slug !== "" ? slugProblem(slug) : null;
  return (
    <form ref={form} action={action} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name"
          name="name"
          autoComplete="organization"
          maxLength={80}
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errorOf("name")}
          errorProps={ALERT}
        />
        <TextInput
          label="Address"
          name="slug"
          description="Where its pages live. It cannot be changed later."
          leftSection={<span aria-hidden="true">/orgs/</span>}
          leftSectionWidth={56}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          required
          withAsterisk={false}
          value={slug}
          onChange={(event) => {
            setLeft(false);
            setOwnSlug(event.currentTarget.value.toLowerCase());
          }}
          onBlur={() => setLeft(true)}
          error={problem === null ? errorOf("slug") : `The address ${problem}.`}
          errorProps={ALERT}
        />
        {refused !== null && refused.field === undefined ? (
          <FormMessage tone="failed">{refused.message}</FormMessage>
        ) : null}
        <SubmitButton>Create organisation</SubmitButton>
      </Stack>
    </form>
  );
}
