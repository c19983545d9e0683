"use client";

import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { ActionState } from "#lib/http/action.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import { SiteInput } from "./site-input.tsx";

type Props = { source: SourceForm; site?: string | null; state: ActionState };

/** What a source asks for to open an account; `site`: where it was before. */
export function AccountInputs({ source, site = null, state }: Props) {
  return (
    <>
      {source.site === null ? null : (
        <SiteInput field={source.site} initial={site ?? source.site.initial} state={state} />
      )}
      <KeyInputs fields={source.keys} state={state} key={state.status === "done" ? "fresh" : "typed"} />
    </>
  );
}

const KEY = {
  autoComplete: "off",
  spellCheck: false,
  required: true,
  withAsterisk: false,
  errorProps: { role: "alert" },
  "data-1p-ignore": true,
  "data-lpignore": "true",
} as const;

type KeyProps = { fields: SourceForm["keys"]; state: ActionState };

/** The keys. They stay in this page's memory after a refusal, so that one of them can be corrected. */
function KeyInputs({ fields, state }: KeyProps) {
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
