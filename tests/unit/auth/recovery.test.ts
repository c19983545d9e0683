import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "#lib/db/call.ts";

const jar = vi.hoisted(() => new Map<string, string>());

vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
    set: (name: string, value: string) => void jar.set(name, value),
    delete: (name: string) => void jar.delete(name),
  }),
}));
vi.mock("#lib/env.ts", () => ({ env: () => ({ secretKey: "a secret of the server", secureCookies: true }) }));

const inSession = (id: string | null) =>
  ({ auth: { getClaims: async () => ({ data: { claims: { session_id: id } } }) } }) as unknown as Db;
const recovery = () => import("#lib/auth/recovery.ts");

beforeEach(() => {
  vi.useFakeTimers();
  jar.clear();
});
afterEach(() => vi.useRealTimers());
afterAll(() => vi.resetModules());

test("a recovery holds in the session that the mail opened, for a quarter of an hour, until it was used", async () => {
  const { beginRecovery, endRecovery, isRecovering } = await recovery();
  expect(await isRecovering(inSession("one"))).toBe(false);
  await beginRecovery(inSession("one"));
  expect(await isRecovering(inSession("one"))).toBe(true);
  expect(await isRecovering(inSession("another"))).toBe(false);
  vi.advanceTimersByTime(15 * 60_000 + 1);
  expect(await isRecovering(inSession("one"))).toBe(false);
  await beginRecovery(inSession("one"));
  await endRecovery();
  expect(await isRecovering(inSession("one"))).toBe(false);
});

test("no hand makes or lengthens one", async () => {
  const { beginRecovery, isRecovering } = await recovery();
  await beginRecovery(inSession("one"));
  const [until = "", seal = ""] = String(jar.get("recovery")).split(".");
  for (const made of [`${Number(until) + 1}.${seal}`, `${until}.${"0".repeat(64)}`, `${until}.`, "", "."]) {
    jar.set("recovery", made);
    expect(await isRecovering(inSession("one")), made).toBe(false);
  }
  await expect(beginRecovery(inSession(null))).rejects.toThrow("unauthenticated");
});
