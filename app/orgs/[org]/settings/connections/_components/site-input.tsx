"use client";

import { Autocomplete, Text } from "@mantine/core";
import { useState } from "react";
import { parseSite, SITES } from "#lib/sources/datadog/site.ts";

const IDS = SITES.map(({ id }) => id);

type Props = { initial: string; error: string | undefined };

/** The Datadog site: one of the list, or an address pasted from the browser, which is understood as one of the list. */
export function SiteInput({ initial, error }: Props) {
  const [text, setText] = useState(initial);
  const [left, setLeft] = useState(false);
  const parsed = parseSite(text);
  const site = parsed.ok ? SITES.find(({ id }) => id === parsed.site) : undefined;
  const own = left && !parsed.ok ? parsed.message : undefined;
  return (
    <Autocomplete
      label="Site"
      name="site"
      description={
        site === undefined
          ? "Choose one, or paste the address that you open Datadog at."
          : `${site.name}, ${site.location}: ${site.id}`
      }
      data={IDS}
      filter={({ options, search }) => (IDS.some((id) => id === search) ? options : options.slice())}
      renderOption={({ option }) => {
        const known = SITES.find(({ id }) => id === option.value);
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
      onChange={(value) => {
        setText(value);
        setLeft(false);
      }}
      onBlur={() => setLeft(true)}
      error={own ?? error}
      errorProps={{ role: "alert" }}
    />
  );
}
