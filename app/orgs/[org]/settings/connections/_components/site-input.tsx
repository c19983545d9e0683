"use client";

import { Autocomplete, Text } from "@mantine/core";
import { useState } from "react";
import type { ActionState } from "#lib/http/action.ts";
import type { SiteField } from "#lib/sources/source.ts";

type Props = { field: SiteField; initial: string; state: ActionState };

/** Where the account is: one of the list, or an address pasted from the browser, which the server understands. */
export function SiteInput({ field, initial, state }: Props) {
  const [text, setText] = useState(initial);
  const ids = field.choices.map(({ id }) => id);
  const chosen = field.choices.find(({ id }) => id === text.trim());
  const refused = state.status === "refused" && state.field === "site";
  return (
    <Autocomplete
      label={field.label}
      name="site"
      description={chosen === undefined ? field.hint : `${chosen.name}, ${chosen.location}: ${chosen.id}`}
      data={ids}
      filter={({ options, search }) => (ids.includes(search) ? options : options.slice())}
      renderOption={({ option }) => {
        const known = field.choices.find(({ id }) => id === option.value);
        return (
          <span>
            {option.value}{" "}
            <Text span size="sm" c="dimmed">
              {known?.name}, {known?.location}
            </Text>
          </span>
        );
      }}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      required
      withAsterisk={false}
      value={text}
      onChange={setText}
      error={refused ? state.message : undefined}
      errorProps={{ role: "alert" }}
    />
  );
}
