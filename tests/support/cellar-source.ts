import type { Deployment } from "#lib/domain/sync/events.ts";
import { collectPage, openRaw, type Parsed, quarantine, withProvenance } from "#lib/sources/raw-event.ts";
import { type EventSource, type SourceAccount, SourceError, type SourceReader } from "#lib/sources/source.ts";

/** A build in the cellar, as it tells of itself. */
export type Build = { number: string; at: string; what: string; broken?: boolean | null; log?: string };

/** What a cellar holds, by any of the tokens that open it. */
export type Cellar = { builds: Build[]; limited: boolean };
export type Cellars = Map<string, Cellar>;

const FORM: EventSource["form"] = {
  provider: "cellar",
  name: "The cellar",
  site: null,
  keys: [
    {
      name: "token",
      pattern: "t-\\w+",
      problem: { code: "key_missing", numbers: { key: "token" } },
    },
  ],
  help: ["stairs"],
};

/** A made-up source, for whatever must not know which one it reads: one stream, one secret, one place, no HTTP. */
export function cellarSource(cellars: Cellars): EventSource {
  return {
    form: FORM,
    streams: ["deployments"],
    parseSite: null,
    identify: ({ keys: { token = "" } }) => ({ identity: token, hint: token.slice(-4), name: "The cellar" }),
    check: async (account) => {
      find(cellars, account);
      return readerOf(() => find(cellars, account));
    },
    open: async (account, { onCall }) =>
      readerOf(() => {
        onCall();
        return find(cellars, account);
      }),
    parse: (_, raws) => collectPage(raws, parseBuild),
  };
}

function find(cellars: Cellars, { keys: { token = "" } }: SourceAccount): Cellar {
  const cellar = cellars.get(token);
  if (cellar === undefined)
    throw new SourceError("refused", {
      says: { code: "unusable_answers", numbers: { source: "The cellar" } },
    });
  if (cellar.limited) throw new SourceError("limited", { retryAfterSeconds: 600 });
  return cellar;
}

function readerOf(ask: () => Cellar): SourceReader {
  return {
    list: async function* (_, { from, to }) {
      const inside = ({ at }: Build) => Date.parse(at) >= from * 1000 && Date.parse(at) <= to * 1000;
      yield { from, to, raws: ask().builds.filter(inside), gap: null, calls: 1 };
    },
    byId: async ({ ids }) => {
      const { builds } = ask();
      const raws = builds.filter(({ number }) => ids.includes(number));
      const missing = ids.filter((id) => !raws.some(({ number }) => number === id));
      return { raws, missing, calls: 1 };
    },
  };
}

const UNREADABLE = { code: "unreadable_event", numbers: {} } as const;

function parseBuild(raw: unknown): Parsed<Deployment> {
  const { value, flaw } = openRaw(raw);
  const build = value as Build;
  const reason = flaw ?? (typeof build.what === "string" ? null : UNREADABLE);
  if (reason !== null) return quarantine({ value, id: build.number, reason });
  return { ok: true, event: withProvenance(toDeployment(build), value), leftOut: 0 };
}

function toDeployment({ number, at, what, broken = null }: Build): Deployment {
  return {
    externalId: number,
    service: what,
    env: "production",
    team: null,
    repository: null,
    version: null,
    commitSha: null,
    startedAt: at,
    finishedAt: at,
    registeredAt: at,
    changeFailure: broken,
    recoverySeconds: null,
    remediationId: null,
    remediationType: null,
    deploymentType: null,
    source: "cellar",
    tags: [],
    averages: {},
    commits: [],
  };
}
