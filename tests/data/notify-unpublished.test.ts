import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { disconnectConnection } from "#lib/db/connecting.ts";
import { setPublishing } from "#lib/db/publishing.ts";
import { startWork } from "#lib/db/work.ts";
import { publish } from "#lib/publish/run.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { hold } from "#lib/work/hold.ts";
import type { FaultEffect } from "#scripts/simulator/fault.ts";
import { atDatadog } from "../support/at-datadog.ts";
import { type Connected, connectAccount, settingsOf, tickBench } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { nothingIsDue, setWork } from "../support/work.ts";

const outbox = join(mkdtempSync(join(tmpdir(), "plumbline-unpublished-")), "mails.txt");
writeFileSync(outbox, "");
Object.assign(process.env, { PLUMBLINE_EMBEDDED: "1", PLUMBLINE_OUTBOX: outbox });

const FORBIDDEN = { kind: "response", status: 403, body: { errors: ["Forbidden"] } } as const;

describe.each(ONE_DATABASE)("on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  const mailsTo = async ({ owner }: Connected) => {
    const address = (await owner.auth.getUser()).data.user?.email ?? "";
    return readFileSync(outbox, "utf8").split(`Mail to ${address}:`).slice(1);
  };
  const linesOf = ({ organizationId }: Connected) =>
    readRows<{ action: string }>(
      stack,
      `select action, target, details from public.audit_log
        where organization_id = ${quote(organizationId)} and actor = 'system' order by id`,
    );
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

  /** Publishing on its own, with a value to send, due and without a good run for so many hours. */
  const duePublishing = async ({ organizationId }: Connected, hours: number) => {
    await stack.sql(`delete from private.published where organization_id = ${quote(organizationId)}`);
    const work = { organizationId, subjectId: organizationId, kind: "publish" };
    await setWork(stack, work, { next_at: hoursAgo(0), last_good_at: hoursAgo(hours) });
  };
  const publishing = async () => {
    await nothingIsDue(stack);
    const connected = await connectAccount(bench);
    const { acting, organizationId, connectionId } = connected;
    const how = {
      prefix: "plumbline",
      env: "live",
      service: "plumbline",
      team: null,
      tags: [],
      resend: true,
    };
    await setPublishing(acting, { ...how, enabled: true, connectionId });
    await stack.sql(`insert into public.snapshots
        (organization_id, scope, metric, day, value, n, formula, window_from, window_to)
      select ${quote(organizationId)}, '', 'github.prs.open', (t.at at time zone 'UTC')::date, 7, 20, 1,
        t.at - interval '7 days', t.at
      from (select date_trunc('second', private.clock()) - interval '5 minutes' as at) t`);
    return connected;
  };

  test("that nothing is published any more is told once after two hours, with the reason, and again when it stops anew", async () => {
    const connected = await publishing();
    const publish = async (hours: number, fault: FaultEffect | null) => {
      await duePublishing(connected, hours);
      if (fault !== null) atDatadog(connected).fail({ ...fault, path: "/api/v2/series", times: 0 });
      await tickBench(bench);
      atDatadog(connected).heal();
      return mailsTo(connected);
    };
    expect(await publish(1.9, FORBIDDEN)).toEqual([]);
    await publish(2.1, FORBIDDEN);
    const mails = await publish(3, FORBIDDEN);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain("metrics no longer reach Datadog");
    expect(mails[0]).toContain('Datadog says: "Forbidden".');
    expect(mails[0]).not.toContain(connected.keys.apiKey);
    const line = {
      action: "publishing.failing",
      target: null,
      details: { reason: { code: "datadog_api_key_unknown" } },
    };
    expect(await linesOf(connected)).toMatchObject([line]);
    expect(await publish(3, null)).toHaveLength(1);
    expect(await publish(2.1, FORBIDDEN)).toHaveLength(2);
    expect(await linesOf(connected)).toMatchObject([line, line]);
  });

  test("a fault of ours is told as ours, with the page where publishing is set", async () => {
    const connected = await publishing();
    const { organizationId } = connected;
    await duePublishing(connected, 2.1);
    const work = { organizationId, subjectId: organizationId, kind: "publish", trigger: "cron" } as const;
    const options = { db: bench.db, noticeMail, deadlineAt: Date.now() + 60_000 };
    await hold(await startWork(bench.db, work), () => Promise.reject(new Error("of ours")), options);
    const [mail] = await mailsTo(connected);
    expect(mail).toContain("The fault is on Plumbline's side");
    expect(mail).toContain("Settings > To Datadog");
  });

  test("publishing to a connection that is gone is told, too, and what is sent by hand alone is not", async () => {
    const connected = await publishing();
    const { acting, organizationId, connectionId } = connected;
    await disconnectConnection(acting, { connectionId, purge: false });
    await duePublishing(connected, 2.1);
    await tickBench(bench);
    expect(await mailsTo(connected)).toHaveLength(1);
    await setPublishing(acting, { enabled: false });
    const work = { organizationId, subjectId: organizationId, kind: "publish" };
    const held = await startWork(bench.db, { ...work, trigger: "manual" });
    await setWork(stack, work, { last_good_at: hoursAgo(9) });
    const options = { db: bench.db, noticeMail, deadlineAt: Date.now() + 60_000 };
    const ended = await hold(
      held,
      (work, given) => publish(work, { ...settingsOf(bench), ...given, agreed: null }),
      options,
    );
    expect(ended).toMatchObject({ status: "failed", needsAttention: true });
    expect(await mailsTo(connected)).toHaveLength(1);
  });
});
