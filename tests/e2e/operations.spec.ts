import { expect, test } from "@playwright/test";
import { failedStart } from "../support/second-web.ts";

const secret = String(process.env.PLUMBLINE_E2E_CRON_SECRET);

/** Paths that only the holder of the cron secret may read. */
const PATHS = ["/api/metrics", "/api/cron/sync"];

test("the operator reads metrics that Prometheus understands, with no tenant in them", async ({
  request,
}) => {
  const answer = await request.get("/api/metrics", { headers: { authorization: `Bearer ${secret}` } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    "content-type": "text/plain; version=0.0.4; charset=utf-8",
    "cache-control": "private, no-store",
  });
  const text = await answer.text();
  expect(text).toMatch(/^plumbline_database_up 1$/m);
  expect(text).toMatch(/^plumbline_connections\{status="active"\} [1-9]\d*$/m);
  expect(text).toMatch(/^plumbline_credentials\{key_id="1"\} [1-9]\d*$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).not.toMatch(/northwind|[0-9a-f]{8}-[0-9a-f]{4}-/);
});

test("without the secret, or with anything but it, nothing is answered and nothing breaks", async ({
  request,
}) => {
  const wrong: (string | undefined)[] = [
    undefined,
    "",
    "Bearer",
    "Bearer undefined",
    "Bearer null",
    `Bearer ${secret} x`,
    `Bearer  ${secret}`,
    `bearer ${secret}`,
    secret,
    `Basic ${Buffer.from(`cron:${secret}`).toString("base64")}`,
    `Bearer ${secret.slice(0, -1)}`,
    `Bearer ${secret}0`,
    `Bearer ${secret.toUpperCase()}`,
    `Bearer ${"é".repeat(32)}`,
    `Bearer ${"x".repeat(8_000)}`,
  ];
  for (const path of PATHS) {
    for (const authorization of wrong) {
      const answer = await request.get(path, {
        headers: authorization === undefined ? {} : { authorization },
      });
      const shown = `${path} ${String(authorization).slice(0, 60)}`;
      expect(answer.status(), shown).toBe(401);
      const { error } = await answer.json();
      expect(error, shown).toMatchObject({ code: "unauthenticated" });
      expect(answer.headers()["x-request-id"]).toBe(error.requestId);
      expect(answer.headers()["cache-control"]).toBe("private, no-store");
    }
    const inQuery = await request.get(`${path}?secret=${secret}&authorization=Bearer%20${secret}`);
    expect(inQuery.status()).toBe(401);
    const posted = await request.post(path, { headers: { authorization: `Bearer ${secret}` } });
    expect(posted.status()).toBe(405);
  }
});

test("a server that lacks a variable, or has one with what a pipe added, ends before anybody calls it", async () => {
  const wrong: [changes: Record<string, string>, line: string][] = [
    [{ CRON_SECRET: "" }, "CRON_SECRET is missing: see .env.example."],
    [{ CRON_SECRET: `${secret}\n` }, "CRON_SECRET begins or ends with white space."],
    [{ SUPABASE_SECRET_KEY: `"${secret}"` }, "SUPABASE_SECRET_KEY has quotes around it."],
  ];
  for (const [changes, line] of wrong) {
    const { code, said } = await failedStart(changes);
    expect(code).toBe(1);
    expect(said.split("\n")).toContain(line);
    expect(said).not.toContain(secret);
  }
});
