import { describe, expect, test } from "vitest";
import type { KnownAccount } from "#lib/db/connecting.ts";
import { datadogSource } from "#lib/sources/datadog/source.ts";
import { SourceError, type SourceReader } from "#lib/sources/source.ts";
import { isSameAccount, recognise } from "#lib/sync/connecting/same-account.ts";

/** Keys that have these ids and list none. */
function readerOf(...held: string[]): SourceReader {
  return {
    list: async function* () {},
    byId: async ({ ids }) => {
      const raws = ids.filter((id) => held.includes(id));
      return { raws, missing: ids.filter((id) => !held.includes(id)), calls: ids.length };
    },
  };
}

const refusing: SourceReader = {
  ...readerOf(),
  byId: () => Promise.reject(new SourceError("refused")),
};

function holding(...events: [id: string, vanished?: "vanished"][]): KnownAccount {
  return {
    id: "00000000-0000-4000-8000-000000000000",
    status: "active",
    fingerprint: "f",
    events: events.map(([id, vanished]) => ({
      stream: "deployments",
      id,
      vanished: vanished !== undefined,
    })),
  };
}

const source = datadogSource({ baseUrl: null });
const judge = (own: KnownAccount, reader: SourceReader, before: SourceReader | null) =>
  isSameAccount(own, { source, reader, before: async () => before });

describe("an account of which nothing but vanished events is held", () => {
  const own = holding(["a", "vanished"], ["b", "vanished"]);

  test.each([null, refusing])(
    "is not called another's where the stored keys open nothing: %#",
    async (before) => {
      expect(await judge(own, readerOf(), before)).toBe("unknown");
    },
  );

  test("is the same where they are found after all, and another's where only the stored keys find them", async () => {
    expect(await recognise(readerOf("a", "b"), own)).toBe("same");
    expect(await judge(own, readerOf(), readerOf("a"))).toBe("other");
  });
});

test("events that have not vanished are what an account is known by, beside any that have", async () => {
  const own = holding(["a", "vanished"], ["b", "vanished"], ["c"]);
  expect(await judge(own, readerOf("c"), null)).toBe("same");
  expect(await judge(own, readerOf("a", "b"), null)).toBe("other");
});

test("a fault of the source while the stored keys are asked is not taken for an answer", async () => {
  const failing = { ...readerOf(), byId: () => Promise.reject(new SourceError("unavailable")) };
  await expect(judge(holding(["a"]), readerOf(), failing)).rejects.toMatchObject({
    code: "datadog_unavailable",
  });
});
