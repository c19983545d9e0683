import { describe, expect, test } from "vitest";
import { kindsOf } from "#lib/kinds.ts";
import { purgeOrganization } from "#lib/sync/in-batches.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { tick } from "#lib/work/tick.ts";
import { purgeEnded, settingsOf, syncClient, tickBench } from "../support/connected-account.ts";
import { dumpDatabase } from "../support/database-dump.ts";
import { dieAt } from "../support/die-at.ts";
import { connectSmall, emptyingOf, endOwn, heldIn } from "../support/ended-organization.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { digestRows } from "../support/stored-content.ts";
import { readWork, setWork, takeOverLease } from "../support/work.ts";

const BATCH = 7;

describe.each(ONE_DATABASE)("deleting what an organisation held on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const bystander = use(() => connectSmall(bench));

  const dieAround = async (every: number) => {
    const before = await digestRows(bystander);
    let deaths = 0;
    for (let deathAt = 1, died = true; died; deathAt += every) {
      const connected = await connectSmall(bench);
      await endOwn(stack, connected);
      const dying = dieAt(deathAt, stack);
      const db = syncClient(stack, dying.fetch);
      await purgeEnded({ ...connected, bench: { ...bench, db } }, { batch: 20 }).catch(() => undefined);
      died = dying.isDead();
      if (died) {
        deaths += 1;
        const work = emptyingOf(connected);
        if ((await readWork(stack, work)).lease_token !== null)
          await setWork(stack, work, { lease_expires_at: new Date(0).toISOString() });
        await tickBench(bench);
      }
      const dump = await dumpDatabase(stack);
      expect([deathAt, dump.includes(connected.organizationId)]).toEqual([deathAt, false]);
    }
    expect(deaths * every).toBeGreaterThan(10);
    expect(await digestRows(bystander)).toEqual(before);
  };
  if (name === "postgres")
    test("goes on where a process died, at any point around any call, and touches nobody else", () =>
      dieAround(1));
  else test("goes on where a process died, at every fourth point around its calls, too", () => dieAround(4));

  test("keeps the work of emptying it until the end, and who lost its lease deletes nothing more", async () => {
    const connected = await connectSmall(bench);
    await endOwn(stack, connected);
    const first = await purgeEnded(connected, { batch: BATCH, deadlineAt: 0 });
    expect(first).toMatchObject({ status: "partial", continue: true });
    expect((await readWork(stack, emptyingOf(connected))).next_at).not.toBeNull();
    let left = {};
    const db = syncClient(stack, async (input, init) => {
      if (String(input).endsWith("/rpc/purge_organization")) {
        await takeOverLease(stack, connected.organizationId);
        left = await digestRows(connected);
      }
      return fetch(input, init);
    });
    const stolen = await purgeEnded({ ...connected, bench: { ...bench, db } }, { batch: BATCH });
    expect(stolen).toMatchObject({ status: "cancelled", error: { code: "lease_lost" } });
    expect(await digestRows(connected)).toEqual(left);
    await setWork(stack, emptyingOf(connected), { lease_expires_at: new Date(0).toISOString() });
    expect(await tickBench(bench)).toMatchObject({ claimed: 1, succeeded: 1, remaining: 0 });
    expect(await heldIn(stack, connected.organizationId)).toEqual([]);
  });

  test("gives way: another organisation's sync is done before it is gone", async () => {
    const [connected, other] = [await connectSmall(bench), await connectSmall(bench)];
    await endOwn(stack, connected);
    await setWork(stack, emptyingOf(connected), { next_at: new Date(Date.now() - 7_200_000).toISOString() });
    await setWork(
      stack,
      { organizationId: other.organizationId, subjectId: other.connectionId },
      {
        next_at: new Date(Date.now() - 1000).toISOString(),
      },
    );
    const usual = kindsOf(settingsOf(bench));
    const seen: [kind: string, stillThere: boolean][] = [];
    const kinds = {
      read: async (...of: Parameters<NonNullable<typeof usual.read>>) => {
        seen.push(["read", (await heldIn(stack, connected.organizationId)).includes("public.deployments")]);
        return usual.read?.(...of) ?? expect.fail("nothing reads");
      },
      purge_organization: (...[held, options]: Parameters<typeof purgeOrganization>) =>
        purgeOrganization(held, { ...options, batch: 2 }),
    };
    const result = await tick(kinds, {
      db: bench.db,
      noticeMail,
      budgetSeconds: 3600,
      trigger: "cron",
      atOnce: 1,
    });
    expect(result).toMatchObject({ succeeded: 2, failed: 0, remaining: 0 });
    expect(seen).toEqual([["read", true]]);
    expect(await heldIn(stack, connected.organizationId)).toEqual([]);
  });
});
