import { randomUUID } from "node:crypto";
import { type CredentialOwner, type KeyRing, sealingPassphrases } from "#lib/credentials.ts";
import { quote, type Stack } from "./stack.ts";

const OPTIONS = "cipher-algo=aes256, s2k-digest-algo=sha256, s2k-count=65536";

/** Connections of one organisation with sealed keys, written by one statement: thousands would take minutes one by one. */
export async function addSealed(
  stack: Stack,
  ring: KeyRing,
  { organizationId, count }: { organizationId: string; count: number },
): Promise<CredentialOwner[]> {
  const owners = Array.from({ length: count }, () => ({ organizationId, connectionId: randomUUID() }));
  const rows = owners.map((owner) => ({ ...owner, ...sealingPassphrases(ring, owner) }));
  const from = `jsonb_to_recordset(${quote(JSON.stringify(rows))}::jsonb)
    as r("organizationId" uuid, "connectionId" uuid, "keyId" int, "apiKey" text, "appKey" text)`;
  await stack.sql(`
    insert into public.connections (organization_id, id, name, site, key_hint, account_fingerprint, history_from)
      select "organizationId", "connectionId", 'Datadog', 'datadoghq.com', 'abcd', "connectionId"::text, now() from ${from};
    insert into private.credentials (organization_id, connection_id, key_id, api_key, app_key)
      select "organizationId", "connectionId", "keyId",
        extensions.pgp_sym_encrypt('api ' || "connectionId", "apiKey", '${OPTIONS}'),
        extensions.pgp_sym_encrypt('app ' || "connectionId", "appKey", '${OPTIONS}') from ${from}`);
  return owners;
}
