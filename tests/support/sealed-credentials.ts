import { randomUUID } from "node:crypto";
import { type CredentialOwner, type KeyRing, sealingPassphrases } from "#lib/credentials.ts";
import { KEY_FIELDS } from "./datadog-account.ts";
import { quote, type Stack } from "./stack.ts";

const OPTIONS = "cipher-algo=aes256, s2k-digest-algo=sha256, s2k-count=65536";

/** Connections of one organisation with sealed keys, written by one statement: thousands would take minutes one by one. */
export async function addSealed(
  stack: Stack,
  ring: KeyRing,
  { organizationId, count }: { organizationId: string; count: number },
): Promise<CredentialOwner[]> {
  const owners = Array.from({ length: count }, () => ({ organizationId, connectionId: randomUUID() }));
  const rows = owners.map((owner) => ({
    ...owner,
    ...sealingPassphrases(ring, { ...owner, fields: KEY_FIELDS }),
  }));
  const from = `jsonb_to_recordset(${quote(JSON.stringify(rows))}::jsonb)
    as r("organizationId" uuid, "connectionId" uuid, "keyId" int, passphrases jsonb)`;
  await stack.sql(`
    insert into public.connections (organization_id, id, provider, name, site, key_hint, account_fingerprint, history_from)
      select "organizationId", "connectionId", 'datadog', 'Datadog', 'datadoghq.com', 'abcd', "connectionId"::text, now() from ${from};
    insert into private.credentials (organization_id, connection_id, field, key_id, sealed)
      select "organizationId", "connectionId", p.key, "keyId",
        extensions.pgp_sym_encrypt(p.key || ' ' || "connectionId", p.value, '${OPTIONS}')
      from ${from} cross join lateral jsonb_each_text(passphrases) p`);
  return owners;
}
