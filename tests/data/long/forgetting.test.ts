import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openPeople } from "#lib/db/people.ts";
import { forgetPerson } from "#lib/sync/forget.ts";
import { rotateKeys } from "#scripts/rotate/rotate.ts";
import { atDatadog } from "../../support/at-datadog.ts";
import { type Connected, purgeOldPayloads, sync, syncClient } from "../../support/connected-account.ts";
import { dieAt } from "../../support/die-at.ts";
import { useBench, useStack } from "../../support/kit.ts";
import { ANA, connectNamed, grow, reportAgain } from "../../support/named-account.ts";
import { DATABASES, quote, readRows } from "../../support/stack.ts";
import { findFaults } from "../../support/world-store.ts";

const ADDRESSES = [ANA.canonical_email, ANA.email];

describe.each(DATABASES)("a person on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const slugOf = async ({ organizationId }: Connected) => {
    const query = `select slug from public.organizations where id = ${quote(organizationId)}`;
    return (await readRows<{ slug: string }>(stack, query))[0]?.slug ?? "";
  };
  const forget = async (connected: Connected, addresses = ADDRESSES) =>
    forgetPerson({ db: bench.db, ring: bench.ring, slug: await slugOf(connected), addresses });

  /** All that an organisation keeps in words. */
  const wordsOf = async ({ organizationId }: Connected) => {
    const of = `where organization_id = ${quote(organizationId)}`;
    const rows = await readRows<{ words: string }>(
      stack,
      `select k::text as words from public.commits k ${of} union all select r::text from private.raw_payloads r ${of}
        union all select q::text from public.quarantine q ${of} union all select a::text from public.audit_log a ${of}`,
    );
    return rows.map(({ words }) => words).join("\n");
  };
  const distinctAuthors = async ({ organizationId }: Connected) => {
    const query = `select count(distinct author_key)::int as people from public.commits where organization_id = ${quote(organizationId)}`;
    return (await readRows<{ people: number }>(stack, query))[0]?.people;
  };

  test("is forgotten in one organisation, in fields, messages and raw texts, and others stay", async () => {
    const [connected, bystander] = [await connectNamed(bench), await connectNamed(bench)];
    const there = await wordsOf(bystander);
    expect(await forget(connected)).toMatchObject({ payloads: 3, quarantine: 1, names: 1 });
    expect(await wordsOf(connected)).not.toMatch(/ana.canaria|raw-canaria/i);
    expect(await wordsOf(connected)).toContain("Bea Canaria");
    expect(await wordsOf(connected)).toContain("person.forgotten");
    expect(await forget(connected)).toMatchObject({ commits: 0, payloads: 0, quarantine: 0 });
    expect(await findFaults(stack, connected.organizationId)).toEqual([]);
    expect(await wordsOf(bystander)).toBe(there);
  });

  if (name === "postgres")
    test("is forgotten in the end wherever the process dies that does it, and is not named by a sync in between", async () => {
      for (let deathAt = 1, died = true; died; deathAt += 1) {
        const connected = await connectNamed(bench);
        const slug = await slugOf(connected);
        const dying = dieAt(deathAt, stack);
        const db = syncClient(stack, dying.fetch);
        await forgetPerson({ db, ring: bench.ring, slug, addresses: ADDRESSES }).catch(() => undefined);
        died = dying.isDead();
        await sync(connected);
        await forget(connected);
        expect([deathAt, await wordsOf(connected)]).toEqual([
          deathAt,
          expect.not.stringMatching(/ana.canaria|raw-canaria/i),
        ]);
      }
    });

  test("who is forgotten does not come back by a sync, a changed event or a replay", async () => {
    const connected = await connectNamed(bench);
    await forget(connected);
    expect((await sync(connected)).deployments).toMatchObject({ updated: 0 });
    atDatadog(connected).patch("d-0", { change_failure: true });
    expect((await sync(connected)).deployments).toMatchObject({ updated: 1 });
    await sync(connected, { mode: "replay" });
    expect(await wordsOf(connected)).not.toMatch(/ana.canaria|raw-canaria/i);
  });

  test("is one with and without a name, and after the master key was rotated", async () => {
    const connected = await connectNamed(bench);
    // Ana by her address, Bea by hers, the machine, and whoever wrote an address as a name.
    expect(await distinctAuthors(connected)).toBe(4);
    await grow(connected, 91);
    await purgeOldPayloads(connected);
    expect(await distinctAuthors(connected)).toBe(4);
    const { organizationId } = connected;
    const ring = new Map([[2, randomBytes(32)], ...bench.ring]);
    const before = (await openPeople(bench.db, bench.ring, organizationId)).hash(
      "address",
      "Ana@people.test",
    );
    expect(await rotateKeys(bench.db, ring)).toMatchObject({ unreadable: [], missing: new Map() });
    const young = new Map([...ring].slice(0, 1));
    expect((await openPeople(bench.db, young, organizationId)).hash("address", "ana@PEOPLE.test")).toBe(
      before,
    );
    await expect(openPeople(bench.db, new Map([[3, randomBytes(32)]]), organizationId)).rejects.toMatchObject(
      {
        code: "credential_unreadable",
      },
    );
    await rotateKeys(bench.db, new Map([...bench.ring, ...ring]));
  });

  test("who reports a commit from git again after that finds nothing new", async () => {
    const connected = await connectNamed(bench);
    await grow(connected, 91);
    await purgeOldPayloads(connected);
    expect(await reportAgain(connected)).toBe(0);
  });
});
