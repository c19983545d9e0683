import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Fault } from "./fault.ts";
import { JSON_API_TYPE, type Reply } from "./reply.ts";

/**
 * The answer a fault puts in place of the true one, or `null` when it needs the true one. A replaced answer
 * carries only the headers it was given: "429 without any header" is one of the cases to try.
 */
export function replacedReply(fault: Fault): Reply | null {
  switch (fault.kind) {
    case "response":
      return responseOf(fault.status, fault.headers ?? {}, fault.body);
    case "html":
      return responseOf(200, { "content-type": "text/html" }, MAINTENANCE_PAGE);
    case "redirect":
      return responseOf(fault.status, { location: fault.location }, "");
    case "empty":
      return responseOf(200, {}, "");
    case "data":
      return responseOf(200, {}, { data: fault.value });
    case "gzip-bomb":
      return bombOf(fault.megabytes);
    default:
      return null;
  }
}

const MAINTENANCE_PAGE =
  "<!doctype html><html><head><title>Maintenance</title></head><body>Back soon</body></html>";

function responseOf(status: number, headers: Record<string, string>, body: unknown): Reply {
  const text = typeof body === "string" ? body : JSON.stringify(body ?? {});
  // One spelling for each name, so that a given content type replaces ours instead of doubling it.
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { status, headers: { "content-type": JSON_API_TYPE, ...Object.fromEntries(given) }, body: text };
}

const bombs = new Map<number, Buffer>();

function bombOf(megabytes: number): Reply {
  const whole = () => Buffer.concat([Buffer.alloc(megabytes * 1_048_576, " "), Buffer.from('{"data":[]}')]);
  const body = bombs.get(megabytes) ?? gzipSync(whole());
  bombs.set(megabytes, body);
  return { status: 200, headers: { "content-type": JSON_API_TYPE, "content-encoding": "gzip" }, body };
}

/** The rows of a list answer as a fault wants them; other faults leave them alone. */
export function spoiledRows(rows: string[], fault: Fault | null): string[] {
  switch (fault?.kind) {
    case "shuffle": {
      // Every third row first: out of order in the same way each time.
      const part = (rest: number) => rows.filter((_, index) => index % 3 === rest);
      return [...part(2), ...part(0), ...part(1)];
    }
    case "duplicate-rows":
      return rows.flatMap((row) => [row, row]);
    case "short-page":
      return rows.slice(0, fault.rows);
    case "odd-row":
      return rows.map((row, index) => (index === (fault.index ?? 0) ? JSON.stringify(fault.value) : row));
    default:
      return rows;
  }
}

/** Sends the reply, or what the fault leaves of it. */
export function deliver(response: ServerResponse, reply: Reply, fault: Fault | null): void {
  const body = typeof reply.body === "string" ? Buffer.from(reply.body) : reply.body;
  const half = Math.floor(body.length / 2);
  switch (fault?.kind) {
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "truncate":
      send(response, reply, body.subarray(0, fault.bytes ?? half));
      return;
    case "cut-body":
      startBody(response, reply, fault.chunked ? null : body.length);
      response.write(body.subarray(0, fault.bytes ?? half), () => response.destroy());
      return;
    case "stall":
      if (fault.bytes === undefined) return;
      startBody(response, reply, body.length);
      response.write(body.subarray(0, fault.bytes));
      return;
    case "drip":
      startBody(response, reply, body.length);
      drip(response, body, fault);
      return;
    default:
      send(response, reply, body);
  }
}

function send(response: ServerResponse, reply: Reply, body: Buffer): void {
  startBody(response, reply, body.length);
  response.end(body);
}

function startBody(response: ServerResponse, reply: Reply, length: number | null): void {
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(length !== null && { "content-length": length }),
  });
}

function drip(response: ServerResponse, body: Buffer, pace: { bytes: number; everyMs: number }): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + pace.bytes));
    sent += pace.bytes;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, pace.everyMs);
  response.on("close", () => clearInterval(timer));
}
