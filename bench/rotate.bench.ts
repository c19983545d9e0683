import { randomBytes } from "node:crypto";
import { rotateKeys } from "#scripts/rotate/rotate.ts";
import { syncClient } from "../tests/support/connected-account.ts";
import { addSealed } from "../tests/support/sealed-credentials.ts";
import { openLaboratory } from "../tests/support/sync-laboratory.ts";
import type { Figure } from "./figure.ts";

const CONNECTIONS = 10_000;

/** Sealing the keys of 10,000 connections under a new master key, on native PostgreSQL. */
export async function run(): Promise<Figure[]> {
  const laboratory = await openLaboratory();
  const [old, young] = [randomBytes(32), randomBytes(32)];
  const [organization] = await laboratory.sql<{ id: string }>(
    "insert into public.organizations (slug, name) values ('bench', 'Bench') returning id",
  );
  for (let done = 0; done < CONNECTIONS; done += 1000)
    await addSealed(laboratory, new Map([[1, old]]), { organizationId: organization?.id ?? "", count: 1000 });
  const ring = new Map([
    [2, young],
    [1, old],
  ]);
  const startedAt = performance.now();
  // Over HTTP, as an operator's rotation is.
  const { resealed } = await rotateKeys(syncClient(laboratory), ring);
  const seconds = (performance.now() - startedAt) / 1000;
  await laboratory.close();
  if (resealed !== CONNECTIONS) throw new Error(`${resealed} of ${CONNECTIONS} were sealed anew`);
  return [
    { what: `sealing the keys of ${CONNECTIONS} connections anew`, value: seconds, unit: "s", target: 60 },
  ];
}
