import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Stack } from "./stack.ts";

/** A way to a stack that knows what has come by it and is not answered yet. */
export type Gate = {
  url: string;
  /** Waits until whoever came by it is gone, and all that they had sent is done. */
  quiet: () => Promise<void>;
  close: () => void;
};

export async function openGate(stack: Pick<Stack, "fetch">): Promise<Gate> {
  const underWay = new Set<Promise<unknown>>();
  const watch = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    const forget = () => underWay.delete(work);
    work.then(forget, forget);
    return work;
  };
  const server = createAdaptorServer({ fetch: (request) => watch(stack.fetch(request)) });
  // A socket closes when everything in it has been read.
  server.on("connection", (socket) => watch(once(socket, "close")));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    quiet: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    close: () => server.close(),
  };
}
