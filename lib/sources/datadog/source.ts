import type { EventSource, SourceAccount, SourceForm } from "../source.ts";
import { checkKeys } from "./check-keys.ts";
import { createDatadogClient } from "./client.ts";
import { parsePage } from "./event-schema.ts";
import { datadogReader } from "./reader.ts";
import { datadogSink } from "./sink.ts";
import { isSite, parseSite, SITES, type Site } from "./site.ts";
import type { Surroundings } from "./transport.ts";

/** Letters, digits, dash and underscore: what Datadog's keys are made of, old and new. */
const KEY = "[A-Za-z0-9_-]{20,128}";
const notAKey = (key: string) => ({ code: "datadog_key_malformed", numbers: { key } }) as const;

const FORM: SourceForm = {
  provider: "datadog",
  name: "Datadog",
  site: { initial: "datadoghq.com", choices: SITES },
  keys: [
    {
      name: "apiKey",
      pattern: KEY,
      problem: notAKey("apiKey"),
    },
    {
      name: "appKey",
      pattern: KEY,
      problem: notAKey("appKey"),
    },
  ],
  help: ["api_key", "application_key", "site"],
};

/** Where Datadog is, and what a test replaces of the world around its client. */
export type DatadogSettings = Partial<Surroundings> & {
  /** Replaces `https://api.<site>`: the simulator, in embedded mode. */
  baseUrl: string | null;
  /** From where our calls come; empty unless given: it varies. */
  addresses?: readonly string[];
  callTimeoutMs?: number;
  pageLimit?: number;
};

/** Datadog's DORA metrics as a source of events. */
export function datadogSource(settings: DatadogSettings): EventSource {
  const optionsOf = (account: SourceAccount) => ({ ...settings, ...keysOf(account) });
  return {
    form: FORM,
    streams: ["deployments", "incidents"],
    parseSite,
    identify: (account) => {
      const { site, apiKey } = keysOf(account);
      const region = SITES.find((known) => known.id === site)?.name ?? "";
      return {
        identity: `${site}|${apiKey}`,
        hint: apiKey.slice(-4),
        name: `Datadog ${region}`.trim(),
      };
    },
    check: async (account) => datadogReader(await checkKeys(optionsOf(account))),
    open: async (account, options) =>
      datadogReader(await createDatadogClient({ ...optionsOf(account), ...options })),
    parse: parsePage,
    openSink: (account, options) => datadogSink({ ...optionsOf(account), ...options }),
  };
}

/** A stored site is held against the list once more: no host is built from a row. */
function keysOf({ site, keys: { apiKey = "", appKey = "" } }: SourceAccount) {
  if (!isSite(site)) throw new Error("not a Datadog site");
  return { site: site satisfies Site, apiKey, appKey };
}
