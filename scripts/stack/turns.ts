import { AsyncLocalStorage } from "node:async_hooks";
import type { PGlite } from "@electric-sql/pglite";

const ENDS = new Set(["COMMIT", "ROLLBACK"]);

/**
 * Keeps the transactions of requests apart. PGlite is one connection, and the package begins a transaction on it
 * without waiting for the end of another's (0.10): whose claims hold would be whoever's came last. Answers what runs
 * a request so that what it asks is known as its own.
 */
export function takeTurns(
  driver: Pick<PGlite, "query" | "exec">,
): <T>(request: () => Promise<T>) => Promise<T> {
  const requests = new AsyncLocalStorage<symbol>();
  const outside = Symbol("what the stack itself asks");
  let holder: symbol | null = null;
  let waiting: (() => void)[] = [];

  async function inTurn<T>(sql: string, ask: () => Promise<T>): Promise<T> {
    const own = requests.getStore() ?? outside;
    while (holder !== null && holder !== own) await new Promise<void>((wake) => waiting.push(wake));
    if (sql === "BEGIN") holder = own;
    try {
      return await ask();
    } finally {
      if (holder === own && ENDS.has(sql)) release();
    }
  }

  function release(): void {
    holder = null;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  const query = driver.query.bind(driver);
  const exec = driver.exec.bind(driver);
  driver.query = (sql, ...rest) => inTurn(sql, () => query(sql, ...rest));
  driver.exec = (sql, ...rest) => inTurn(sql, () => exec(sql, ...rest));
  return (request) => requests.run(Symbol("a request"), request);
}
