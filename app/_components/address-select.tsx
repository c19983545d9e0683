"use client";

import { NativeSelect } from "@mantine/core";
import { parseAsString, useQueryStates } from "nuqs";
import { useEffectEvent, useLayoutEffect, useRef, useTransition } from "react";

/** `isName`: its label is what somebody or something is called, in whatever language. */
type Option = { value: string; label: string; isName?: boolean };

type Props = {
  label: string;
  /** The parameter of the address that it sets; the first option leaves it out. */
  parameter: string;
  options: Option[];
};

/** A filter whose choice lives in the address. Another choice begins at the newest page. */
export function AddressSelect({ label, parameter, options }: Props) {
  const [waiting, startTransition] = useTransition();
  const [{ [parameter]: asked }, set] = useQueryStates(
    { [parameter]: parseAsString, cursor: parseAsString },
    { shallow: false, history: "push", scroll: false, startTransition },
  );
  const value = options.find((option) => option.value === asked)?.value ?? "";
  const select = useRef<HTMLSelectElement>(null);
  const choose = (chosen: string) => set({ [parameter]: chosen === "" ? null : chosen, cursor: null });
  const catchUp = useEffectEvent(() => {
    const chosen = select.current?.value ?? value;
    if (chosen !== value) choose(chosen);
  });
  // A choice made while the page was still loading came before anybody listened; the next rendering would undo it.
  useLayoutEffect(() => catchUp(), []);
  return (
    <NativeSelect
      ref={select}
      label={label}
      size="sm"
      value={value}
      aria-busy={waiting}
      // A browser that restores an older choice on reload would contradict the address.
      autoComplete="off"
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {options.map(({ value, label, isName = false }) => (
        <option key={value} value={value} translate={isName ? "no" : undefined}>
          {label}
        </option>
      ))}
    </NativeSelect>
  );
}
