import { createClient } from "@supabase/supabase-js";
import type { Database } from "#lib/supabase/database.types.ts";
import { rotateKeys } from "#scripts/rotate/rotate.ts";

export type RotateProcessInput = {
  url: string;
  secretKey: string;
  /** [id, base64] of each master key, the active one first. */
  ring: [number, string][];
  /** It dies when it has heard of so many batches. */
  batches: number;
};

/** A rotation in a process of its own that kills itself on the way, as if its machine were switched off. */
async function main({ url, secretKey, ring, batches }: RotateProcessInput): Promise<void> {
  let heard = 0;
  const db = createClient<Database>(url, secretKey, {
    auth: { persistSession: false },
    global: {
      fetch: async (address, init) => {
        const answer = await fetch(address, init);
        if (String(address).endsWith("/rpc/reseal_credentials")) heard += 1;
        if (heard === batches) process.kill(process.pid, "SIGKILL");
        return answer;
      },
    },
  });
  await rotateKeys(db, new Map(ring.map(([id, key]) => [id, Buffer.from(key, "base64")])));
  process.disconnect();
}

process.once("message", (input) => main(input as RotateProcessInput));
