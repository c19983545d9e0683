import { randomBytes } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import type { Database } from "#lib/supabase/database.types.ts";
import { rotateKeys } from "#scripts/rotate/rotate.ts";
import { startPostgres } from "#scripts/stack/postgres.ts";
import { startSupabase } from "#scripts/stack/supabase.ts";
import { addSealed } from "../tests/support/sealed-credentials.ts";
import type { Figure } from "./figure.ts";

const CONNECTIONS = 10_000;

/** Sealing the keys of 10,000 connections under a new master key, on native PostgreSQL. */
export async function run(): Promise<Figure[]> {
  const postgres = await startPostgres();
  const secretKey = `sb_secret_${randomBytes(24).toString("hex")}`;
  const supabase = await startSupabase({
    database: { kind: "postgres", url: postgres.url },
    port: 0,
    publishableKey: `sb_publishable_${randomBytes(24).toString("hex")}`,
    secretKey,
    jwtSecret: randomBytes(48).toString("hex"),
    siteUrl: "http://127.0.0.1:3000",
    mail: { send: async () => undefined },
  });
  const [old, young] = [randomBytes(32), randomBytes(32)];
  const [organization] = await supabase.query<{ id: string }>(
    "insert into public.organizations (slug, name) values ('bench', 'Bench') returning id",
  );
  const stack = { sql: supabase.query } as Parameters<typeof addSealed>[0];
  for (let done = 0; done < CONNECTIONS; done += 1000)
    await addSealed(stack, new Map([[1, old]]), { organizationId: organization?.id ?? "", count: 1000 });
  const db = createClient<Database>(supabase.url, secretKey, { auth: { persistSession: false } });
  const startedAt = performance.now();
  const { resealed } = await rotateKeys(
    db,
    new Map([
      [2, young],
      [1, old],
    ]),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await supabase.close();
  await postgres.close();
  if (resealed !== CONNECTIONS) throw new Error(`${resealed} of ${CONNECTIONS} were sealed anew`);
  return [
    { what: `sealing the keys of ${CONNECTIONS} connections anew`, value: seconds, unit: "s", target: 60 },
  ];
}
