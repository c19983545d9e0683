import { type IncomingHttpHeaders, request } from "node:http";

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: string; bytes: Buffer };
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
      answer.on("end", () => {
        const bytes = Buffer.concat(chunks);
        const { statusCode: status = 0, headers: given } = answer;
        resolve({ status, headers: given, body: bytes.toString("utf8"), bytes });
      });
    });
    asking.on("error", reject);
    for (const chunk of Array.isArray(body) ? body : []) asking.write(chunk);
    asking.end(typeof body === "string" ? body : undefined);
  });
}
