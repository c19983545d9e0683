import { useSyncExternalStore } from "react";

let day: string | null = null;
const listeners = new Set<() => void>();

/** In the browser: the day at which a chart is pointed at, so that all others of the page mark it too. */
export function lookAt(next: string | null): void {
  if (next === day) return;
  day = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The day that is pointed at in any chart of the page; null: none. */
export function useLookedAt(): string | null {
  return useSyncExternalStore(
    subscribe,
    () => day,
    () => null,
  );
}
