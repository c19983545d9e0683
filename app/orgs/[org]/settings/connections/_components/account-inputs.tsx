"use client";

import { Autocomplete, PasswordInput, Text } from "@mantine/core";
import { useState } from "react";
import { useFields } from "#app/_components/form/action-form.tsx";
import { type Answer, errorOf } from "#app/_components/form/form-message.tsx";
import type { AccountForm } from "./said-form.ts";

type Props = {
  source: AccountForm;
  site?: string | null;
  state: Answer;
  /** Whether every key has to be given. */
  required: boolean;
  /** What is filled in already, by name. */
  filled?: Record<string, string> | null;
  /** A key is typed. */
  onEdit?: () => void;
};

/** What a source asks for to open an account; `site`: where it was before. */
export function AccountInputs({ source, site = null, state, required, filled = null, onEdit }: Props) {
  return (
    <>
      {source.site === null ? null : (
        <SiteInput field={source.site} initial={filled?.site ?? site ?? source.site.initial} state={state} />
      )}
      <KeyInputs
        fields={source.keys}
        state={state}
        required={required}
        filled={filled}
        onEdit={onEdit}
        key={state.status === "done" ? "fresh" : "typed"}
      />
    </>
  );
}

type SiteProps = { field: NonNullable<AccountForm["site"]>; initial: string; state: Answer };

/** Where the account is: one of the list, or an address pasted from the browser, which the server understands. */
function SiteInput({ field, initial, state }: SiteProps) {
  const [text, setText] = useState(initial);
  const ids = field.choices.map(({ id }) => id);
  const chosen = field.choices.find(({ id }) => id === text.trim());
  return (
    <Autocomplete
      label={field.label}
      name="site"
      description={chosen === undefined ? field.hint : `${chosen.place}: ${chosen.id}`}
      data={ids}
      filter={({ options, search }) => (ids.includes(search) ? options : options.slice())}
      renderOption={({ option }) => {
        const known = field.choices.find(({ id }) => id === option.value);
        return (
          <span>
            {option.value}{" "}
            <Text span size="sm" c="dimmed">
              {known?.place}
            </Text>
          </span>
        );
      }}
      // The list itself scrolls where it is long, as the browser's own would: a box around it had to be focused first.
      withScrollArea={false}
      styles={{ options: { maxHeight: 280, overflowY: "auto" } }}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      required
      value={text}
      onChange={setText}
      error={errorOf(state, "site")}
    />
  );
}

export const KEY = {
  autoComplete: "off",
  spellCheck: false,
  "data-1p-ignore": true,
  "data-lpignore": "true",
} as const;

type KeyProps = Pick<Props, "state" | "required"> & {
  onEdit: Props["onEdit"];
  fields: AccountForm["keys"];
  filled: Record<string, string> | null;
};

/** The keys. They stay in this page's memory after a refusal, so that one of them can be corrected. */
function KeyInputs({ fields, state, required, filled, onEdit }: KeyProps) {
  const initial = Object.fromEntries(fields.map(({ name }) => [name, filled?.[name] ?? ""]));
  const { field } = useFields(initial, state);
  return fields.map(({ name, label, hint }) => {
    const shown = field(name);
    // Mantine marks every other input itself, but not the one inside this.
    const invalid = shown.error !== undefined || undefined;
    return (
      <PasswordInput
        key={name}
        label={label}
        description={hint}
        required={required}
        aria-invalid={invalid}
        {...shown}
        {...KEY}
        onChange={(event) => {
          shown.onChange(event);
          onEdit?.();
        }}
      />
    );
  });
}
