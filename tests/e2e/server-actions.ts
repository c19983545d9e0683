import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { product, type RawAnswer, sendRaw } from "./raw-request.ts";

const MANIFEST = join(import.meta.dirname, "../../.next/server/server-reference-manifest.json");

/** What runs in the browser; the package has no types for it. */
const { encodeReply } = createRequire(import.meta.url)(
  "next/dist/compiled/react-server-dom-turbopack/client.browser.js",
) as { encodeReply: (value: unknown) => Promise<string | FormData> };

export type ServerAction = {
  id: string;
  name: string;
  /** A page that it is called from. */
  page: string;
};

/** The server actions of the build. */
export function readActions(): ServerAction[] {
  const { node } = JSON.parse(readFileSync(MANIFEST, "utf8")) as {
    node: Record<string, { exportedName?: string; workers: Record<string, unknown> }>;
  };
  return Object.entries(node).map(([id, { exportedName = "", workers }]) => ({
    id,
    name: exportedName,
    page: String(Object.keys(workers)[0])
      .replace(/^app|\/page$/g, "")
      .replaceAll(/\/\([^)]*\)/g, ""),
  }));
}

export function actionId(name: string): string {
  const action = readActions().find((one) => one.name === name);
  if (action === undefined) throw new Error(`the build has no action ${name}`);
  return action.id;
}

type Call = { url?: string; id: string; path: string; headers?: Record<string, string>; args: unknown[] };

/** Calls an action as the page at `path` does, without a browser's patience. */
export async function callAction({ url = product(), id, path, headers, args }: Call): Promise<RawAnswer> {
  const encoded = new Response(await encodeReply(args));
  return sendRaw(path, {
    url,
    method: "POST",
    headers: {
      "next-action": id,
      "content-type": String(encoded.headers.get("content-type")),
      origin: new URL(url).origin,
      ...headers,
    },
    body: await encoded.text(),
  });
}

/** What `useActionState` hands to an action: the state before, and the form. */
export function formArgs(fields: Record<string, string>): [object, FormData] {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return [{ status: "idle" }, form];
}
