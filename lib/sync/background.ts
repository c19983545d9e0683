import "server-only";
import { after } from "next/server";
import type { Held } from "../db/work.ts";
import { hold } from "../work/hold.ts";
import type { Done } from "../work/outcome.ts";
import type { RunOptions, Server } from "./run.ts";

/** Well below the 300 s a Vercel function lives; what is left is due at once and the next tick goes on with it. */
const BUDGET_MS = 240_000;

type Doing = (held: Held, options: RunOptions) => Promise<Done>;

/** Does held work after the answer to the current request was sent. */
export function doInBackground(held: Held, doing: Doing, { db, noticeMail, ...settings }: Server): void {
  after(() =>
    hold(held, (work, options) => doing(work, { ...options, ...settings }), {
      db,
      noticeMail,
      deadlineAt: Date.now() + BUDGET_MS,
    }),
  );
}
