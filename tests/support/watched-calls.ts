/** One HTTP call of this process: the end of its path, as `rpc/start_work`, how it is asked, and the way to send it. */
export type WatchedCall = {
  name: string;
  address: string;
  method: string;
  pass: () => Promise<Response>;
};

/**
 * Hands every HTTP call that this process makes, to Supabase as to Datadog, to `around` until the answered function
 * is called: all the side effects of a sync pass here, whatever they are called.
 */
export function watchCalls(around: (call: WatchedCall) => Promise<Response>): () => void {
  const realFetch = globalThis.fetch;
  globalThis.fetch = (address, init) => {
    const url = address instanceof Request ? address.url : String(address);
    const { pathname } = new URL(url);
    const name = pathname.split("/").slice(-2).join("/");
    const method = (address instanceof Request ? address.method : init?.method) ?? "GET";
    return around({ name, address: url, method, pass: () => realFetch(address, init) });
  };
  return () => {
    globalThis.fetch = realFetch;
  };
}
