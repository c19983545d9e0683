import postgres from "postgres";
import { describe, expect, test } from "vitest";
import { claimWork, type Held, startWork, tokenOf } from "#lib/db/work.ts";
import { useLaboratory } from "../support/kit.ts";
import { addTenant, type Tenant } from "../support/sync-laboratory.ts";

const KINDS = ["read", "reread", "fold"];

describe("a whole read beside others on PostgreSQL", () => {
  const laboratory = useLaboratory();

  /** A tenant whose whole read is held, and who is due to be read; only this is due. */
  const openHeld = async (account: string): Promise<{ tenant: Tenant; held: Held }> => {
    const tenant = await addTenant(laboratory, { account, backfillDays: 200 });
    const { organizationId, connectionId: subjectId } = tenant;
    await laboratory.sql(`update private.work set next_at = null;
      insert into private.work (organization_id, kind, subject_id, in_background)
        values ('${organizationId}', 'reread', '${subjectId}', true)`);
    const asked = { organizationId, kind: "reread", subjectId, trigger: "cron" } as const;
    const held = await startWork(laboratory.db, asked);
    await laboratory.sql(
      `update private.work set next_at = now() where kind = 'read' and subject_id = '${subjectId}'`,
    );
    return { tenant, held };
  };
  const claim = () => claimWork(laboratory.db, { kinds: KINDS, limit: 20, trigger: "cron" });
  const subjectsOf = (held: Held[]) => held.map(({ kind, subjectId }) => [kind, subjectId]);

  /** Does `act` while a transaction of the holder has passed the fence and has not ended. */
  const whileWriting = async (held: Held, act: () => Promise<void>) => {
    const sessions = postgres(laboratory.databaseUrl, { max: 1, onnotice: () => undefined });
    const { organizationId, subjectId, leaseToken } = tokenOf(held);
    try {
      await sessions.begin(async (session) => {
        await session`select private.keep_lease(${organizationId}::uuid, ${subjectId}::uuid, ${leaseToken}::uuid)`;
        await act();
      });
    } finally {
      await sessions.end();
    }
  };

  test("that writes just now is not waited for by who claims many, nor left out by the next claim", async () => {
    const { tenant, held } = await openHeld("writing");
    const { organizationId, connectionId } = tenant;
    await whileWriting(held, async () => {
      // As what it commits plans: whoever claimed both would wait for it, and it for them.
      await laboratory.sql(`insert into private.work (organization_id, kind, subject_id, next_at)
        values ('${organizationId}', 'fold', '${organizationId}', now())`);
      expect(subjectsOf(await claim())).toEqual([["fold", organizationId]]);
      expect(subjectsOf(await claim())).toEqual([]);
    });
    expect(subjectsOf(await claim())).toEqual([["read", connectionId]]);
  });

  test("is waited for by who wants this one connection read, and lets it go", async () => {
    const { tenant, held } = await openHeld("wanted");
    const { organizationId, connectionId: subjectId } = tenant;
    let wanted: Promise<Held> | null = null;
    await whileWriting(held, async () => {
      wanted = startWork(laboratory.db, { organizationId, kind: "read", subjectId, trigger: "manual" });
      await claim();
    });
    expect(await wanted).toMatchObject({ kind: "read", subjectId });
    await expect(whileWriting(held, async () => undefined)).rejects.toMatchObject({ code: "PL410" });
  });
});
