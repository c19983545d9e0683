"use client";

import { useEffect, useRef } from "react";

/** A ref for a form: whenever `state` changes, the first field that was refused gets the focus. */
export function useFocusInvalid(state: unknown) {
  const form = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is what says that something was refused
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input[aria-invalid="true"]')?.focus();
  }, [state]);
  return form;
}
