import { describe, expect, test } from "vitest";
import type { FaultEffect } from "#scripts/simulator/fault.ts";
import {
  clientOf,
  closedUrl,
  failureOf,
  listDay,
  startFaulty,
  startPeer,
  threeEvents,
} from "../../fixtures/datadog-peer.ts";
import { NOW, startWith } from "../../scripts/simulator/harness.ts";

const limited = (headers: Record<string, string> = {}): FaultEffect => ({
  kind: "response",
  status: 429,
  headers,
  body: { errors: ["Too many requests"] },
});

describe("a connection that breaks", () => {
  test("refused at every try is unreachable after four calls", async () => {
    const client = await clientOf(await closedUrl());
    expect((await failureOf(listDay(client))).failure).toBe("unreachable");
    expect(client.transport.calls).toBe(4);
  });

  test.each<[string, FaultEffect & { times?: number }, calls: number]>([
    ["reset before the headers is tried again", { kind: "reset", times: 2 }, 3],
    ["cut in a body of known length is tried again, its page discarded", { kind: "cut-body" }, 2],
    ["cut in a chunked body is tried again, its page discarded", { kind: "cut-body", chunked: true }, 2],
  ])("%s", async (_, fault, calls) => {
    const { client } = await startFaulty(fault);
    expect(await listDay(client)).toHaveLength(3);
    expect(client.transport.calls).toBe(calls);
  });

  test("that is not HTTP at all is unreachable", async () => {
    const peer = await startPeer((request) => {
      request.socket.end("no HTTP here\r\n\r\n");
    });
    const client = await clientOf(peer.url);
    expect((await failureOf(listDay(client))).failure).toBe("unreachable");
    expect(peer.received).toHaveLength(4);
  });
});

describe("a 200 that cannot be read", () => {
  const unreadable: [string, FaultEffect][] = [
    ["truncated JSON", { kind: "truncate" }],
    ["a maintenance page", { kind: "html" }],
    ["an empty body", { kind: "empty" }],
    ["an empty object", { kind: "response", status: 200, body: {} }],
    ["data null", { kind: "data", value: null }],
    ["data as an object", { kind: "data", value: { id: "a" } }],
    ["data as a text", { kind: "data", value: "[]" }],
    ["a list in place of the envelope", { kind: "response", status: 200, body: "[]" }],
    [
      "JSON called plain text",
      { kind: "response", status: 200, headers: { "content-type": "text/plain" }, body: '{"data":[]}' },
    ],
    [
      "HTML that mentions JSON",
      {
        kind: "response",
        status: 200,
        headers: { "content-type": "text/html; was=json" },
        body: '{"data":[]}',
      },
    ],
  ];

  test.each(unreadable)("%s is asked for once more, and then the truth counts", async (_, fault) => {
    const { client } = await startFaulty(fault);
    expect(await listDay(client)).toHaveLength(3);
    expect(client.transport.calls).toBe(2);
  });

  test.each(unreadable)("%s twice is an error, never an empty page", async (_, fault) => {
    const { client } = await startFaulty({ ...fault, times: 0 });
    const error = await failureOf(listDay(client));
    expect([error.failure, error.code]).toEqual(["bad_payload", "upstream_contract"]);
    expect(client.transport.calls).toBe(2);
  });

  test("204 without a body is an error", async () => {
    const peer = await startPeer((_, response) => {
      response.writeHead(204).end();
    });
    expect((await failureOf(listDay(await clientOf(peer.url)))).failure).toBe("bad_payload");
  });
});

describe("an answer that does not come to its end", () => {
  const slow: [string, FaultEffect][] = [
    ["that drips", { kind: "drip", bytes: 1, everyMs: 25 }],
    ["that stalls before the headers", { kind: "stall" }],
    ["that stalls in the body", { kind: "stall", bytes: 10 }],
  ];

  test.each(slow)("%s is given up at the call's time-out and tried again", async (_, fault) => {
    const { client } = await startFaulty(fault, { callTimeoutMs: 250 });
    expect(await listDay(client)).toHaveLength(3);
    expect(client.transport.calls).toBeGreaterThan(1);
  });

  test("at any try is a time-out after four calls", async () => {
    const { client } = await startFaulty({ kind: "stall", times: 0 }, { callTimeoutMs: 40 });
    const error = await failureOf(listDay(client));
    expect([error.failure, error.code]).toEqual(["timeout", "datadog_unavailable"]);
    expect(client.transport.calls).toBe(4);
  });
});

describe("an answer's size", () => {
  test("ends at 16 MB decoded, however small it was on the wire, and is not asked for again", async () => {
    const { client } = await startFaulty({ kind: "gzip-bomb", megabytes: 17 });
    expect((await failureOf(listDay(client))).failure).toBe("too_large");
    expect(client.transport.calls).toBe(1);
  });

  test("below 16 MB is read", async () => {
    const { client } = await startFaulty({ kind: "gzip-bomb", megabytes: 15 });
    expect(await listDay(client)).toEqual([]);
  });

  test("is bounded without a content length, too", async () => {
    const peer = await startPeer((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const chunk = Buffer.alloc(1024 * 1024, " ");
      const more = () => {
        while (response.write(chunk)) if (response.destroyed) return;
        response.once("drain", more);
      };
      more();
    });
    expect((await failureOf(listDay(await clientOf(peer.url)))).failure).toBe("too_large");
  });
});

describe("an error of Datadog's own", () => {
  test.each<[string, FaultEffect]>([
    ["once is tried again after a jittered wait", { kind: "response", status: 500 }],
    [
      "as a 502 page is tried again",
      {
        kind: "response",
        status: 502,
        headers: { "content-type": "text/html" },
        body: "<h1>Bad gateway</h1>",
      },
    ],
  ])("%s", async (_, fault) => {
    const { client } = await startFaulty(fault);
    expect(await listDay(client)).toHaveLength(3);
    expect(client.sleeps).toEqual([1000]);
  });

  test("in a storm costs four calls with growing waits, then ends unavailable", async () => {
    const { client } = await startFaulty({ kind: "response", status: 500, times: 0 });
    const error = await failureOf(listDay(client));
    expect([error.failure, error.code, error.httpStatus]).toEqual([
      "server_error",
      "datadog_unavailable",
      500,
    ]);
    expect(client.transport.calls).toBe(4);
    expect(client.sleeps).toEqual([1000, 2000, 4000]);
  });

  test("is not waited for beyond the run's time budget", async () => {
    const deadlineAt = NOW.getTime() + 1500;
    const { client } = await startFaulty({ kind: "response", status: 500, times: 0 }, { deadlineAt });
    expect((await failureOf(listDay(client))).failure).toBe("server_error");
    expect(client.sleeps).toEqual([1000]);
  });
});

describe("a 429", () => {
  const waits: [string, Record<string, string>, number][] = [
    ["X-RateLimit-Reset", { "X-RateLimit-Reset": "1" }, 1],
    ["Retry-After", { "Retry-After": "7" }, 7],
    ["both: the later", { "X-RateLimit-Reset": "3", "Retry-After": "9" }, 9],
    ["both, the other way round", { "X-RateLimit-Reset": "9", "Retry-After": "3" }, 9],
    ["an epoch", { "X-RateLimit-Reset": String(NOW.getTime() / 1000 + 12) }, 12],
    ["an HTTP date", { "Retry-After": new Date(NOW.getTime() + 20_000).toUTCString() }, 20],
    ["a fraction below one second: at least one", { "X-RateLimit-Reset": "0.2" }, 1],
    ["no header: two seconds", {}, 2],
    ["abc: as none", { "X-RateLimit-Reset": "abc" }, 2],
    ["-5: as none", { "X-RateLimit-Reset": "-5", "Retry-After": "-5" }, 2],
    ["0: as none", { "X-RateLimit-Reset": "0", "Retry-After": "0" }, 2],
    ["an epoch that has passed: as none", { "X-RateLimit-Reset": "1600000000" }, 2],
    ["a date that has passed: as none", { "Retry-After": "Fri, 20 Nov 2026 09:00:00 GMT" }, 2],
    ["a date of no calendar: as none", { "Retry-After": "Fri, tomorrow" }, 2],
    ["one readable header of two", { "X-RateLimit-Reset": "abc", "Retry-After": "4" }, 4],
  ];

  test.each(waits)("with %s is obeyed, with jitter on top", async (_, headers, seconds) => {
    const { client } = await startFaulty(limited(headers));
    expect(await listDay(client)).toHaveLength(3);
    expect(client.sleeps).toEqual([(seconds + 0.5) * 1000]);
  });

  test("without header waits twice as long each time, and ends after four calls", async () => {
    const { client } = await startFaulty({ ...limited(), times: 0 });
    expect((await failureOf(listDay(client))).failure).toBe("rate_limited");
    expect(client.sleeps).toEqual([2500, 4500, 8500]);
    expect(client.transport.calls).toBe(4);
  });

  test("that wants a day is not slept, and says how long", async () => {
    const { client } = await startFaulty(limited({ "X-RateLimit-Reset": "86400" }));
    const error = await failureOf(listDay(client));
    expect([error.code, error.retryAfterSeconds]).toEqual(["rate_limited", 86_400]);
    expect(client.sleeps).toEqual([]);
  });

  test("that wants a year says a day", async () => {
    const { client } = await startFaulty(limited({ "X-RateLimit-Reset": "31536000" }));
    expect((await failureOf(listDay(client))).retryAfterSeconds).toBe(86_400);
  });

  test("that cannot be waited for allows no call before its reset", async () => {
    const { client, simulator } = await startFaulty(limited({ "Retry-After": "600" }));
    await failureOf(listDay(client));
    expect((await failureOf(listDay(client))).retryAfterSeconds).toBe(600);
    expect(simulator.requests()).toHaveLength(1);
  });

  test("is not waited for beyond the run's time budget", async () => {
    const { client } = await startFaulty(limited({ "X-RateLimit-Reset": "30" }), {
      deadlineAt: NOW.getTime() + 30_400,
    });
    expect((await failureOf(listDay(client))).retryAfterSeconds).toBe(30);
    expect(client.sleeps).toEqual([]);
  });
});

describe("the last call of a period", () => {
  test.each<[string, reset: number | string, sleeps: number[]]>([
    ["makes the next one wait for the reset", 30, [30_000]],
    ["makes the next one wait at least a second, however soon the reset is", 0.2, [1000]],
    ["with a reset that nobody can read makes nothing wait", "abc", []],
  ])("%s", async (_, reset, sleeps) => {
    const { simulator, url } = await startWith(threeEvents);
    simulator.setRateLimit("acme", { remaining: 0, reset });
    const client = await clientOf(url);
    await listDay(client);
    expect(client.sleeps).toEqual([]);
    await listDay(client);
    expect(client.sleeps).toEqual(sleeps);
  });

  test("makes the next one fail where the run's time budget ends first", async () => {
    const { simulator, url } = await startWith(threeEvents);
    simulator.setRateLimit("acme", { remaining: 0, reset: 50 });
    const client = await clientOf(url, { deadlineAt: NOW.getTime() + 40_000 });
    await listDay(client);
    const error = await failureOf(listDay(client));
    expect([error.code, error.retryAfterSeconds]).toEqual(["rate_limited", 50]);
    expect(client.transport.calls).toBe(1);
  });

  test("is learned from an account's true limit without a single 429", async () => {
    const { simulator, url } = await startWith(threeEvents);
    simulator.setRateLimit("acme", { limit: 2, periodSeconds: 60 });
    const around = { now: () => simulator.clock.now().getTime(), sleeps: [] as number[] };
    const sleep = async (milliseconds: number) => {
      around.sleeps.push(milliseconds);
      simulator.clock.freeze(new Date(around.now() + milliseconds));
    };
    const client = await clientOf(url, { now: around.now, sleep });
    for (let call = 0; call < 6; call += 1) await listDay(client);
    expect(simulator.requests().map((request) => request.status)).toEqual(Array(6).fill(200));
    expect(around.sleeps).toEqual([60_000, 60_000]);
  });
});
