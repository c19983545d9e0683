import { describe, expect, test } from "vitest";
import { withAccountLimit } from "#lib/sync/account-limit.ts";
import { clientOf, failureOf, listDay, startPeer, threeEvents } from "../../fixtures/datadog-peer.ts";
import { NOW, startWith } from "../../scripts/simulator/harness.ts";

/** A peer that answers 500, each time after so many seconds of a clock that only it and sleeping move. */
async function startSlowPeer(seconds: number) {
  let at = NOW.getTime();
  const startedAt = at;
  const peer = await startPeer((_, response) => {
    at += seconds * 1000;
    response.writeHead(500, { "content-type": "application/json" }).end("{}");
  });
  const sleep = async (milliseconds: number) => {
    at += milliseconds;
  };
  // A wait of a fraction of a millisecond, as chance makes it.
  const client = await clientOf(peer.url, { now: () => at, sleep, random: () => 0.9871234 });
  return { client, passed: () => (at - startedAt) / 1000 };
}

describe("all tries of one question", () => {
  test.each([
    [1, 4],
    [19, 3],
    [31, 2],
    [61, 1],
  ])(
    "take at most 60 seconds and the last answer: of %i seconds each, %i are made",
    async (seconds, tries) => {
      const { client, passed } = await startSlowPeer(seconds);
      expect((await failureOf(listDay(client))).failure).toBe("server_error");
      expect(client.transport.calls).toBe(tries);
      expect(passed()).toBeLessThan(60 + seconds);
    },
  );

  test("do not count the waits that Datadog asks for", async () => {
    const { simulator, url } = await startWith(threeEvents);
    const headers = { "retry-after": "50" };
    simulator.queueFault({ kind: "response", status: 429, headers, times: 3 });
    const client = await clientOf(url);
    expect(await listDay(client)).toHaveLength(3);
    expect(client.sleeps).toEqual([50_500, 50_500, 50_500]);
  });
});

describe("the rate limit of an account", () => {
  test("is shared by the runs of this process that use its keys, and by no other", async () => {
    const { simulator, url } = await startWith(threeEvents);
    simulator.setRateLimit("acme", { remaining: 0, reset: 30 });
    await withAccountLimit("one account", async (limit) => {
      const first = await clientOf(url, { limit });
      await listDay(first);
      await withAccountLimit("one account", async (shared) => {
        const second = await clientOf(url, { limit: shared });
        await listDay(second);
        expect(second.sleeps).toEqual([30_000]);
      });
      await withAccountLimit("another account", async (own) => {
        const stranger = await clientOf(url, { limit: own });
        await listDay(stranger);
        expect(stranger.sleeps).toEqual([]);
      });
      expect(first.sleeps).toEqual([]);
    });
  });

  test("is forgotten with the last of them, also when it failed", async () => {
    const failed = withAccountLimit("a failing account", async (limit) => {
      limit.notBefore = 1;
      throw new Error("it failed");
    });
    await expect(failed).rejects.toThrow("it failed");
    await withAccountLimit("a failing account", async (limit) => expect(limit).toEqual({ notBefore: 0 }));
  });
});
