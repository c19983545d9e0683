import { afterEach, describe, expect, test, vi } from "vitest";
import { planReclassification } from "#lib/db/commit-origins.ts";
import type { Held } from "#lib/db/work.ts";
import { RULES_VERSION } from "#lib/domain/origin/rules-version.ts";
import { createLogger, log } from "#lib/log.ts";
import { reclassify } from "#lib/sync/reclassify.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import type { WorkOptions } from "#lib/work/hold.ts";
import { tick } from "#lib/work/tick.ts";
import { atDatadog } from "../support/at-datadog.ts";
import {
  ago,
  type Connected,
  purgeOldPayloads,
  sync,
  syncClient,
  tickBench,
} from "../support/connected-account.ts";
import { dumpDatabase } from "../support/database-dump.ts";
import { dieAt } from "../support/die-at.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ANA, connectNamed, grow, PEOPLE, reportAgain } from "../support/named-account.ts";
import { readOrigins } from "../support/older-rules.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { wireDeployment } from "../support/wire-events.ts";
import { nothingIsDue, setWork } from "../support/work.ts";
import { findFaults } from "../support/world-store.ts";

describe.each(ONE_DATABASE)("names of authors on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  /** Which of the people stand in any row of any table. */
  const found = async () => {
    const dump = (await dumpDatabase(stack)).toLowerCase();
    return PEOPLE.filter((person) => dump.includes(person));
  };
  /** Whose words decided what, without the words. */
  const verdicts = async (connected: Connected) =>
    (await readOrigins(stack, connected)).map(({ row }) => {
      const { evidence, ...verdict } = JSON.parse(row);
      return verdict;
    });

  test("are in no column of any table once they are older than payloads are kept, and nothing else has changed", async () => {
    const connected = await connectNamed(bench);
    const before = await verdicts(connected);
    expect(await found()).toContain("ana canaria");
    await grow(connected, 89);
    await purgeOldPayloads(connected);
    expect(await found()).toContain("ana canaria");
    await grow(connected, 2);
    expect(await purgeOldPayloads(connected, { batch: 2 })).toMatchObject({ status: "succeeded" });
    expect(await found()).toEqual([]);
    expect(await verdicts(connected)).toEqual(before);
    expect(await findFaults(stack, connected.organizationId)).toEqual([]);
  });

  const nameless = async () => {
    const connected = await connectNamed(bench);
    await grow(connected, 91);
    await purgeOldPayloads(connected);
    return connected;
  };

  test("do not come back with a newer verdict on an old deployment, nor with what git reports again", async () => {
    const connected = await nameless();
    const before = await verdicts(connected);
    expect(await reportAgain(connected)).toBe(0);
    expect((await sync(connected)).deployments).toMatchObject({ inserted: 0, updated: 0 });
    for (const id of ["d-0", "d-1", "d-2", "d-3", "d-4"])
      atDatadog(connected).patch(id, { change_failure: true });
    expect((await sync(connected)).deployments).toMatchObject({ updated: 5 });
    const named = `select coalesce(author_name, '') || coalesce(message, '') || coalesce(evidence::text, '') as words
      from public.commits where organization_id = ${quote(connected.organizationId)}`;
    expect(JSON.stringify(await readRows(stack, named)).toLowerCase()).not.toMatch(/canaria/);
    expect(await verdicts(connected)).toEqual(before);
    await grow(connected, 91);
    await purgeOldPayloads(connected);
    expect(await found()).toEqual([]);
  });

  /** What the log of this process would hold from here on. */
  const listen = () => {
    const lines: string[] = [];
    const writer = createLogger("trace", { write: (line) => void lines.push(line) });
    for (const level of ["debug", "info", "warn", "error"] as const)
      vi.spyOn(log(), level).mockImplementation((...said: unknown[]) =>
        Reflect.apply(writer[level], writer, said),
      );
    return lines;
  };
  afterEach(() => vi.restoreAllMocks());

  test("are in no line of the log, also where the database refuses the row that has them, or goes away", async () => {
    const lines = listen();
    const connected = await connectNamed(bench);
    await stack.sql(
      "alter table public.commits add constraint refused check (author_name is null) not valid",
    );
    atDatadog(connected).add(
      wireDeployment("d-9", ago(bench, 3600), { commits: [{ sha: "e".repeat(40), author: ANA }] }),
    );
    expect((await sync(connected)).deployments).toMatchObject({ quarantined: 2 });
    await stack.sql("alter table public.commits drop constraint refused");
    await sync(connected, { db: syncClient(stack, dieAt(5, stack).fetch) }).catch(() => undefined);
    await grow(connected, 91);
    await purgeOldPayloads(connected);
    expect(lines).not.toEqual([]);
    expect(PEOPLE.filter((person) => lines.join("").toLowerCase().includes(person))).toEqual([]);
  });

  test("were needed by no rule: decided anew without them, origins are what they were", async () => {
    const connected = await nameless();
    const before = await verdicts(connected);
    const rulesVersion = RULES_VERSION + 1;
    await planReclassification(bench.db, rulesVersion);
    const kinds = {
      reclassify: (held: Held, more: WorkOptions) => reclassify(held, { ...more, rulesVersion }),
    };
    await tick(kinds, { db: bench.db, noticeMail, budgetSeconds: 60, trigger: "cron" });
    expect(await verdicts(connected)).toEqual(before);
    const [{ version } = { version: 0 }] = await readRows<{ version: number }>(
      stack,
      `select rules_version as version from private.classified where organization_id = ${quote(connected.organizationId)}`,
    );
    expect(version).toBe(rulesVersion);
  });

  test("are never written for an organisation that keeps no payloads", async () => {
    const connected = await connectNamed(bench, 0);
    expect(await found()).toEqual([]);
    expect(await verdicts(connected)).toEqual(await verdicts(await nameless()));
  });

  test("are gone in the end wherever the process dies that takes them out", async () => {
    for (let deathAt = 1, died = true; died; deathAt += name === "postgres" ? 1 : 3) {
      const connected = await connectNamed(bench);
      await grow(connected, 91);
      await nothingIsDue(stack);
      const dying = dieAt(deathAt, stack);
      const db = syncClient(stack, dying.fetch);
      await purgeOldPayloads({ ...connected, bench: { ...bench, db } }, { batch: 2 }).catch(() => undefined);
      died = dying.isDead();
      const { organizationId } = connected;
      const work = { organizationId, subjectId: organizationId, kind: "purge_payloads" };
      await setWork(stack, work, {
        next_at: new Date(0).toISOString(),
        lease_expires_at: new Date(0).toISOString(),
      });
      await tickBench(bench);
      expect([deathAt, await found()]).toEqual([deathAt, []]);
    }
  });
});
