import { useEffect, useState } from "react";
import type { Found } from "#lib/domain/found.ts";

const SETTLE_MS = 180;

type State = { found: Found[]; failed: boolean; waiting: boolean };

/** What a search answers to a text, once no more is typed; what was found before stays until then. */
export function useFound(address: string, text: string): State {
  const [state, setState] = useState<State>({ found: [], failed: false, waiting: true });
  const words = text.trim();
  useEffect(() => {
    const asking = new AbortController();
    setState((before) => ({ ...before, waiting: true }));
    const ask = async () => {
      const answer = await read(`${address}?${new URLSearchParams({ q: words })}`, asking.signal);
      if (!asking.signal.aborted) setState({ found: answer ?? [], failed: answer === null, waiting: false });
    };
    const timer = setTimeout(ask, words === "" ? 0 : SETTLE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [address, words]);
  return state;
}

/** Null where there was no answer. */
async function read(address: string, signal: AbortSignal): Promise<Found[] | null> {
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok || !answer.headers.get("content-type")?.includes("json")) return null;
    return (await answer.json()).items;
  } catch {
    return null;
  }
}
