"use client";

import { NativeSelect } from "@mantine/core";
import { parseAsString, useQueryStates } from "nuqs";
import { useEffectEvent, useLayoutEffect, useRef, useTransition } from "react";

/** `isName`: its label is what somebody or something is called, in whatever language; `group`: under which heading. */
export type AddressOption = { value: string; label: string; isName?: boolean; group?: string };

type Props = {
  label: string;
  /** The parameter of the address that it sets; the first option leaves it out. */
  parameter: string;
  options: AddressOption[];
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
      {groupsOf(options).map(({ name, members }) =>
        name === undefined ? (
          members.map(optionOf)
        ) : (
          <optgroup key={name} label={name}>
            {members.map(optionOf)}
          </optgroup>
        ),
      )}
    </NativeSelect>
  );
}

const optionOf = ({ value, label, isName = false }: AddressOption) => (
  <option key={value} value={value} translate={isName ? "no" : undefined}>
    {label}
  </option>
);

/** Neighbours of one group together. */
function groupsOf(options: AddressOption[]): { name: string | undefined; members: AddressOption[] }[] {
  const groups: { name: string | undefined; members: AddressOption[] }[] = [];
  for (const option of options) {
    const open = groups.at(-1);
    if (open !== undefined && open.name === option.group) open.members.push(option);
    else groups.push({ name: option.group, members: [option] });
  }
  return groups;
}
