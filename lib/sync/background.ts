import "server-only";
import { after } from "next/server";
import type { Lease } from "../db/sync.ts";
import { env } from "../env.ts";
import { adminClient } from "../supabase/admin.ts";
import { runConnection } from "./run-connection.ts";

/** Well below the 300 s a Vercel function lives; what is left is due at once and the next tick goes on with it. */
const BUDGET_MS = 240_000;

/** Runs a sync after the answer to the current request was sent. */
export function runInBackground(held: Lease): void {
  after(() => runConnection(held, { db: adminClient(), env: env(), deadlineAt: Date.now() + BUDGET_MS }));
}
