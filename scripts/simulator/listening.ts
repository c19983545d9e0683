import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Of the simulator's end. */
  signal: AbortSignal;
}

/** Listens on the loopback interface; `close` ends at once, stalled connections included. */
export async function listen(
  port: number,
  serve: (exchange: Exchange) => Promise<void>,
): Promise<{ url: string; close: () => Promise<void> }> {
  const closing = new AbortController();
  const server = createServer((request, response) => {
    serve({ request, response, signal: closing.signal }).catch((error: unknown) => {
      // The peer went away, or the simulator is closing: there is nobody left to answer.
      if (response.destroyed || closing.signal.aborted) return;
      response.writeHead(500).end(JSON.stringify({ errors: [String(error)] }));
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    closing.abort();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
