import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { atDatadog } from "../support/at-datadog.ts";
import { ago, connectAccount } from "../support/connected-account.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { pointAtBench } from "../support/route-environment.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { rowsOf } from "../support/stored-content.ts";
import { wireDeployment } from "../support/wire-events.ts";
import { nothingIsDue } from "../support/work.ts";

describe.each(ONE_DATABASE)("the cron route on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const cron = use(async () => {
    const secret = pointAtBench(bench);
    return { secret, ...(await import("#app/api/cron/sync/route.ts")) };
  });

  const call = (authorization: string | null, query = "") =>
    cron.GET(
      new Request(`http://127.0.0.1:3000/api/cron/sync${query}`, {
        headers: authorization === null ? {} : { authorization },
      }),
    );

  test("answers 401 to whoever has not the secret, whatever they send, and claims nothing", async () => {
    const { secret } = cron;
    const wrong = [
      null,
      "",
      "Bearer",
      "Bearer ",
      "Bearer undefined",
      "Bearer null",
      "Bearer é",
      secret,
      `bearer ${secret}`,
      `Bearer ${secret.slice(1)}`,
      `Bearer ${secret}0`,
      `Bearer ${secret} x`,
      `Bearer ${"x".repeat(8192)}`,
    ];
    const connected = await connectAccount(bench);
    for (const authorization of wrong) {
      const answer = await call(authorization);
      expect([authorization, answer.status]).toEqual([authorization, 401]);
      expect(await answer.json()).toMatchObject({ error: { code: "unauthenticated" } });
    }
    expect(await rowsOf(connected, "select id from public.sync_runs")).toEqual([]);
  });

  test("runs what is due for who has it, and says how much", async () => {
    await nothingIsDue(stack);
    await connectAccount(bench, { deployments: [wireDeployment("d", ago(bench, 3600))] });
    const answer = await call(`Bearer ${cron.secret}`, "?budgetSeconds=60");
    expect(answer.status).toBe(200);
    // The read, and the collecting of its figures that it makes due.
    expect(await answer.json()).toEqual({ claimed: 2, succeeded: 2, failed: 0, remaining: 0 });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  test("answers 503 when all that was claimed failed by a fault of ours, and only then", async () => {
    await nothingIsDue(stack);
    const ask = async () => {
      const answer = await call(`Bearer ${cron.secret}`, "?budgetSeconds=60");
      return { status: answer.status, ...((await answer.json()) as object) };
    };
    const foreign = { ...bench, ring: new Map([[1, randomBytes(32)]]) };
    await connectAccount(foreign);
    expect(await ask()).toEqual({ status: 503, claimed: 1, succeeded: 0, failed: 1, remaining: 0 });
    await connectAccount(foreign);
    await connectAccount(bench);
    expect(await ask()).toEqual({ status: 200, claimed: 3, succeeded: 2, failed: 1, remaining: 0 });
    atDatadog(await connectAccount(bench)).fail({
      kind: "response",
      status: 403,
      body: { errors: ["Forbidden"] },
    });
    expect(await ask()).toEqual({ status: 200, claimed: 1, succeeded: 0, failed: 1, remaining: 0 });
  });

  test.each(["0", "291", "1.5", "-1", "abc", ""])("refuses a budget of %j seconds", async (budget) => {
    const answer = await call(`Bearer ${cron.secret}`, `?budgetSeconds=${budget}`);
    expect(answer.status).toBe(400);
  });

  test("is never sent to a sign-in page: what runs before pages leaves it alone", async () => {
    const { config } = await import("../../proxy.ts");
    const passes = (path: string) => config.matcher.some((text) => new RegExp(`^${text}$`).test(path));
    expect(["/api/cron/sync", "/api/health/ready", "/api/v1/orgs"].filter(passes)).toEqual([]);
    expect(passes("/orgs")).toBe(true);
  });
});
