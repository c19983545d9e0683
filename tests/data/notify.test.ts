import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FaultEffect } from "#scripts/simulator/fault.ts";
import { atDatadog } from "../support/at-datadog.ts";
import { connectAccount, DAY, readConnection, setConnection, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { DATABASES } from "../support/stack.ts";
import { addMember } from "../support/team.ts";

const outbox = join(mkdtempSync(join(tmpdir(), "plumbline-notify-")), "mails.txt");
Object.assign(process.env, { PLUMBLINE_EMBEDDED: "1", PLUMBLINE_OUTBOX: outbox });

const FORBIDDEN = { kind: "response", status: 403, body: { errors: ["Forbidden"] } } as const;

describe.each(DATABASES)("on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  test("refused keys are mailed once to every active admin and owner, and to nobody else", async () => {
    const connected = await connectAccount(bench);
    const { organizationId } = connected;
    const admin = await addMember(stack, { organizationId, role: "admin" });
    const manager = await addMember(stack, { organizationId, role: "manager" });
    const suspended = await addMember(stack, { organizationId, role: "admin", status: "suspended" });
    const owner = (await connected.owner.auth.getUser()).data.user?.email ?? "";
    for (let night = 0; night < 2; night += 1) {
      atDatadog(connected).fail(FORBIDDEN);
      expect(await sync(connected)).toMatchObject({
        result: "failed",
        run: { error: { code: "datadog_rejected" } },
      });
    }
    const mails = readFileSync(outbox, "utf8");
    const mailsTo = (address: string) => mails.split(`Mail to ${address}:`).length - 1;
    expect([owner, admin.email, manager.email, suspended.email].map(mailsTo)).toEqual([1, 1, 0, 0]);
    expect(mails).toContain('Datadog says: "Forbidden".');
    expect(mails).not.toContain(connected.keys.apiKey);
  });

  test("a feed that fails for two days is mailed once, and again only when the reason is another one", async () => {
    const connected = await connectAccount(bench);
    const owner = (await connected.owner.auth.getUser()).data.user?.email ?? "";
    const mails = () => readFileSync(outbox, "utf8").split(`Mail to ${owner}:`).slice(1);
    const fail = async (fault: FaultEffect) => {
      atDatadog(connected).fail({ ...fault, times: 0 });
      expect(await sync(connected)).toMatchObject({ result: "failed" });
      atDatadog(connected).heal();
    };
    const lastGood = (days: number) =>
      setConnection(connected, { last_good_at: new Date(Date.now() - days * DAY * 1000).toISOString() });
    await sync(connected);
    await lastGood(1.9);
    await fail({ kind: "response", status: 500 });
    expect(mails()).toHaveLength(0);
    await lastGood(2.1);
    for (let night = 0; night < 3; night += 1) await fail({ kind: "response", status: 500 });
    expect(mails()).toHaveLength(1);
    expect(mails()[0]).toContain("has not been read for two days");
    await fail(FORBIDDEN);
    expect(mails()).toHaveLength(2);
    expect(mails()[1]).toContain("needs new keys");
    await sync(connected);
    expect(await readConnection(connected)).toMatchObject({ told: null, status: "active" });
    expect(mails()).toHaveLength(2);
  });
});
