import { type IncomingHttpHeaders, request } from "node:http";

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: string };
type Sent = { url?: string; method?: string; headers?: Record<string, string>; body?: string | string[] };

/** Where the product runs that is tested; known once the tests run. */
export const product = () => String(process.env.PLUMBLINE_E2E_URL);

/** A request as no browser sends it: any path and host as they stand, redirects not followed, a list sent in chunks. */
export function sendRaw(path: string, { url = product(), method = "GET", headers = {}, body }: Sent = {}) {
  return new Promise<RawAnswer>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const length = typeof body === "string" ? { "content-length": String(Buffer.byteLength(body)) } : {};
    const all = { ...length, ...headers };
    const asking = request({ host: hostname, port, path, method, headers: all }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    asking.on("error", reject);
    for (const chunk of Array.isArray(body) ? body : []) asking.write(chunk);
    asking.end(typeof body === "string" ? body : undefined);
  });
}
