"use client";

import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { changeAccountAction } from "../actions.ts";

/** Signs out, and back in as somebody else. */
export function ChangeAccountForm({ token }: { token: string }) {
  return (
    <form action={changeAccountAction.bind(null, token)}>
      <SubmitButton size="md" fullWidth variant="default">
        Use another account
      </SubmitButton>
    </form>
  );
}
