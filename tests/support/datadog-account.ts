import { accountFingerprint } from "#lib/credentials.ts";
import { datadogSource } from "#lib/sources/datadog/source.ts";

const SITE = "datadoghq.com";
const source = datadogSource({ baseUrl: null });

/** What is sealed for a connection to Datadog. */
export const KEY_FIELDS = source.form.keys.map(({ name }) => name);

/** How a Datadog account with these keys is stored. */
export function datadogAccount(keys: { apiKey: string; appKey: string }) {
  const { identity, hint } = source.identify({ site: SITE, keys });
  const fingerprint = accountFingerprint("datadog", identity);
  return { provider: "datadog", site: SITE, keyHint: hint, fingerprint };
}
