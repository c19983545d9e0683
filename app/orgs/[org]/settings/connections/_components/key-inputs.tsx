"use client";

import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { ActionState } from "#lib/http/action.ts";
import type { SourceForm } from "#lib/sources/source.ts";

const KEY = {
  autoComplete: "off",
  spellCheck: false,
  required: true,
  withAsterisk: false,
  errorProps: { role: "alert" },
  "data-1p-ignore": true,
  "data-lpignore": "true",
} as const;

type Props = { fields: SourceForm["keys"]; state: ActionState };

/** The keys. They stay in this page's memory after a refusal, so that one of them can be corrected. */
export function KeyInputs({ fields, state }: Props) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const refusalOf = (field: string) => {
    const refused = state.status === "refused" && state.field === field;
    // Mantine marks every other input itself, but not the one inside this.
    return refused ? { error: state.message, "aria-invalid": true } : {};
  };
  return fields.map(({ name, label, hint }) => (
    <PasswordInput
      key={name}
      label={label}
      name={name}
      description={hint}
      value={typed[name] ?? ""}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
      {...refusalOf(name)}
      {...KEY}
    />
  ));
}
