"use client";

import { TextInput } from "@mantine/core";
import { useState } from "react";

type Props = {
  name: string;
  label: string;
  defaultValue: string;
  /** What is said of a day that was only begun: a browser holds the form back, and would say it in a language of its own. */
  unfinished: string;
};

/** A calendar day that may be left out, in the browser's own field. */
export function DayField({ unfinished, ...field }: Props) {
  const [begun, setBegun] = useState(false);
  return (
    <TextInput
      type="date"
      {...field}
      error={begun ? unfinished : null}
      onInput={() => setBegun(false)}
      onInvalid={(event) => {
        event.preventDefault();
        setBegun(true);
      }}
    />
  );
}
