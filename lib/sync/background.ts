import "server-only";
import { after } from "next/server";
import type { Lease } from "../db/sync.ts";
import type { Server } from "./run.ts";
import { runConnection } from "./run-connection.ts";

/** Well below the 300 s a Vercel function lives; what is left is due at once and the next tick goes on with it. */
const BUDGET_MS = 240_000;

/** Runs a sync after the answer to the current request was sent. */
export function runInBackground(held: Lease, server: Server): void {
  after(() => runConnection(held, { ...server, deadlineAt: Date.now() + BUDGET_MS }));
}
