import type { Refusal } from "../../domain/refusals.ts";
import type { Stream } from "../../domain/sync/events.ts";
import type { AppError } from "../../errors.ts";
import { SourceError } from "../source.ts";
import { type ClientOptions, createDatadogClient, type DatadogClient } from "./client.ts";
import { DatadogError, vendorWords } from "./datadog-error.ts";
import { SITES } from "./site.ts";

const CHECK_SECONDS = 40;
const SAMPLE_DAYS = 2;
const SMALL_SAMPLE = 50;

type Keys = Omit<ClientOptions, "deadlineAt">;

/**
 * Asks Datadog whether these keys can read DORA metrics at this site. Throws `datadog_rejected` with what is wrong in
 * Datadog's words (API key, application key, permission, site) or `datadog_unavailable`; answers with a client that
 * uses them.
 */
export async function checkKeys(keys: Keys): Promise<DatadogClient> {
  const now = (keys.now ?? Date.now)();
  const client = await createDatadogClient({ ...keys, deadlineAt: now + CHECK_SECONDS * 1000 });
  if (!(await askAtConnect(() => client.validateApiKey(), keys)))
    throw looksLikeAppKey(keys.apiKey) ? notAnApiKey(keys) : await wrongApiKey(keys);
  await askAtConnect(() => listRecent(client, "deployments", now), keys);
  await askAtConnect(() => listRecent(client, "incidents", now), keys);
  return client;
}

async function listRecent(client: DatadogClient, stream: Stream, now: number): Promise<unknown[]> {
  const range = { stream, from: new Date(now - SAMPLE_DAYS * 86_400_000), to: new Date(now) };
  try {
    return await client.list(range);
  } catch (error) {
    if (!(error instanceof DatadogError) || error.failure !== "too_large") throw error;
    return client.list({ ...range, limit: SMALL_SAMPLE });
  }
}

async function askAtConnect<T>(ask: () => Promise<T>, keys: Keys): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof DatadogError)) throw error;
    throw explain(error, keys);
  }
}

function explain(error: DatadogError, { site, appKey }: Keys): AppError {
  const words = vendorWords(error.words);
  // What it says by itself says all.
  if (error.field !== null) return error;
  if (error.failure === "forbidden" || error.failure === "unauthorized")
    return looksLikeApiKey(appKey)
      ? otherKind("appKey")
      : refuse("appKey", { code: "datadog_app_key_unknown", numbers: words }, error);
  if (error.failure === "not_found")
    return refuse("site", { code: "datadog_no_dora", numbers: { site, ...words } }, error);
  if (error.failure === "rate_limited") return error;
  return new SourceError("unavailable", {
    says: { code: "datadog_not_checked", numbers: { site } },
    cause: error,
  });
}

function refuse(field: "apiKey" | "appKey" | "site", says: Refusal, cause?: unknown): AppError {
  return new SourceError("refused", { says, field, cause });
}

// By their shapes, which Datadog does not promise: only said of keys that were refused.
const looksLikeAppKey = (key: string) => /^(?:[0-9a-f]{40}|ddapp_.+)$/i.test(key);
const looksLikeApiKey = (key: string) => /^[0-9a-f]{32}$/i.test(key);

function notAnApiKey({ appKey }: Keys): AppError {
  return looksLikeApiKey(appKey)
    ? refuse("apiKey", { code: "datadog_keys_swapped", numbers: {} })
    : otherKind("apiKey");
}

/** One key stands where the other kind belongs. */
function otherKind(key: "apiKey" | "appKey"): AppError {
  return refuse(key, { code: "datadog_other_kind_of_key", numbers: { key } });
}

/** The API key is unknown here: perhaps another site knows it. Only the API key is asked about, only at Datadog. */
async function wrongApiKey(keys: Keys): Promise<AppError> {
  const others = SITES.filter((site) => site.id !== keys.site);
  const answers = await Promise.all(
    others.map(async (site) => {
      const client = await createDatadogClient({
        ...keys,
        site: site.id,
        appKey: "",
        deadlineAt: 0, // one try at each
      });
      return client.validateApiKey().catch(() => false);
    }),
  );
  const home = others.find((_, index) => answers[index]);
  const here = SITES.find((site) => site.id === keys.site)?.name ?? keys.site;
  const asked = { here, site: keys.site };
  if (home === undefined) return refuse("apiKey", { code: "datadog_api_key_unknown", numbers: asked });
  const numbers = { home: home.name, homeSite: home.id, ...asked };
  return refuse("site", { code: "datadog_other_site", numbers });
}
