import { accountFingerprint } from "#lib/credentials.ts";
import { datadogSource } from "#lib/sources/datadog/source.ts";
import { type AccountSpec, READ_SCOPE } from "#scripts/simulator/account.ts";
import { DASHBOARDS_SCOPE } from "#scripts/simulator/dashboards.ts";
import { METRICS_SCOPE } from "#scripts/simulator/metric-query.ts";

const SITE = "datadoghq.com";
const source = datadogSource({ baseUrl: null });

/** What is sealed for a connection to Datadog. */
export const KEY_FIELDS = source.form.keys.map(({ name }) => name);

type Keys = { apiKey: string; appKey: string };

/** An account of the simulator that any of these pairs opens, and whose limit nobody meets. */
export function openedBy(id: string, ...pairs: Keys[]): AccountSpec {
  return {
    id,
    apiKeys: pairs.map(({ apiKey }) => apiKey),
    appKeys: pairs.map(({ appKey }) => ({
      key: appKey,
      scopes: [READ_SCOPE, DASHBOARDS_SCOPE, METRICS_SCOPE],
    })),
    rateLimit: { limit: 10_000_000 },
  };
}

/** How a Datadog account with these keys is stored. */
export function datadogAccount(keys: Keys) {
  const { identity, hint } = source.identify({ site: SITE, keys });
  const fingerprint = accountFingerprint("datadog", identity);
  return { provider: "datadog", site: SITE, keyHint: hint, fingerprint };
}
