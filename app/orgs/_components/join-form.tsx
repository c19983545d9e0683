"use client";

import { useActionState } from "react";
import { FormMessage } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { joinOrganizationAction } from "../actions.ts";

/** Joins as viewer. */
export function JoinForm({ slug, name }: { slug: string; name: string }) {
  const [state, action] = useActionState(() => joinOrganizationAction(slug), { status: "idle" });
  return (
    <form action={action}>
      {state.status === "refused" ? <FormMessage tone="failed">{state.message}</FormMessage> : null}
      <SubmitButton variant="default" aria-label={`Join ${name}`}>
        Join
      </SubmitButton>
    </form>
  );
}
