"use client";

import { useEffect, useState } from "react";

const ENDED = "ended";
const secrets = new EventTarget();

/** Says on this page that the secret of this name (an address, the end of a token) opens nothing any more. */
export function tellEnded(name: string): void {
  secrets.dispatchEvent(new CustomEvent(ENDED, { detail: name }));
}

/** Whether the secret that is shown has ended since, so that nobody copies what opens nothing. */
export function useEnded(shown: { name: string; secret: string } | null): boolean {
  const [ended, setEnded] = useState<string | null>(null);
  const [name, secret] = [shown?.name ?? null, shown?.secret ?? null];
  useEffect(() => {
    const hear = (event: Event) => {
      if (event instanceof CustomEvent && event.detail === name) setEnded(secret);
    };
    secrets.addEventListener(ENDED, hear);
    return () => secrets.removeEventListener(ENDED, hear);
  }, [name, secret]);
  return secret !== null && secret === ended;
}
