import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { connectAccount, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { DATABASES, quote } from "../support/stack.ts";
import { signUp } from "../support/stack-client.ts";

const outbox = join(mkdtempSync(join(tmpdir(), "plumbline-notify-")), "mails.txt");
Object.assign(process.env, { PLUMBLINE_EMBEDDED: "1", PLUMBLINE_OUTBOX: outbox });

describe.each(DATABASES)("refused keys on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  test("are mailed once to every active admin and owner, and to nobody else", async () => {
    const connected = await connectAccount(bench, { content: { kind: "events" } });
    const join = async (role: string, status: string) => {
      const { userId } = await signUp(stack);
      const values = [connected.organizationId, userId, role, status].map(quote);
      await stack.sql(
        `insert into public.memberships (organization_id, user_id, role, status) values (${values})`,
      );
      const [user] = await stack.sql<{ email: string }>(
        `select email from auth.users where id = ${quote(userId)}`,
      );
      return user?.email ?? "";
    };
    const [admin, manager, suspended] = [
      await join("admin", "active"),
      await join("manager", "active"),
      await join("admin", "suspended"),
    ];
    const owner = (await connected.owner.auth.getUser()).data.user?.email ?? "";
    const refuse = () =>
      bench.simulator.queueFault({
        kind: "response",
        status: 403,
        body: { errors: ["Forbidden"] },
        account: connected.account,
      });
    for (let night = 0; night < 2; night += 1) {
      refuse();
      expect(await sync(connected)).toMatchObject({
        result: "failed",
        run: { error: { code: "datadog_rejected" } },
      });
    }
    const mails = readFileSync(outbox, "utf8");
    const mailsTo = (address: string) => mails.split(`Mail to ${address}:`).length - 1;
    expect([owner, admin, manager, suspended].map(mailsTo)).toEqual([1, 1, 0, 0]);
    expect(mails).toContain('Datadog says: "Forbidden".');
    expect(mails).not.toContain(connected.keys.apiKey);
  });
});
