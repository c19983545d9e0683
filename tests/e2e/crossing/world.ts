import { southgateFreight } from "#scripts/simulator/southgate-freight.ts";
import { DemoWorld } from "#scripts/simulator/world.ts";
import { hoursAgo, wireDeployment, wireIncident } from "../../support/wire-events.ts";
import type { Json } from "../api-client.ts";
import {
  type Company,
  connect,
  control,
  foundCompany,
  makeToken,
  newAccount,
  openBrowserSession,
  runsWhenIdle,
} from "../api-client.ts";
import type { Vocabulary } from "./scopes.ts";

/** Days of history: pages of longer windows then meet days before it, which nothing may be compared with. */
const DAYS = 70;
const CLAUDE = "Add retry\n\nCo-authored-by: Claude <noreply@anthropic.com>";
/** A caller is answered 300 times a minute; the crossing asks more often, as several. */
const CALLERS = 12;

export type World = {
  company: Company;
  vocabulary: Vocabulary;
  /** Tokens to ask the API by, in turn. */
  tokens: string[];
  /** What its owner's browser is known by. */
  cookie: string;
};

/**
 * A company whose history has ended, so that nothing changes while it is crossed: a simulated company of several
 * weeks, and beside it an account of what is rare, so that every kind of count is of something.
 */
export async function foundWorld(): Promise<World> {
  const company = await foundCompany("crossed");
  const usual = await newAccount({ kind: "events", ...usualEvents() });
  const rare = await newAccount({ kind: "events", ...rareEvents() });
  await connect(company, usual, { name: "Usual", backfillDays: DAYS });
  const connection = await connect(company, rare, { name: "Rare", backfillDays: DAYS });
  await correct(company, { account: rare.id, connection });
  const tokens = await Promise.all(
    Array.from({ length: CALLERS }, async () => (await makeToken(company)).token),
  );
  const { cookie } = await openBrowserSession(company.email, { how: "token" });
  return { company, vocabulary: await readVocabulary(company), tokens, cookie };
}

/** Some weeks of a small company, which ended hours ago. */
function usualEvents() {
  const endAt = new Date(hoursAgo(3));
  const { deployments, failures } = new DemoWorld({
    seed: "crossed",
    days: DAYS,
    endAt,
    company: southgateFreight,
  });
  return { deployments, failures };
}

/** Events as few companies have them: lists that would else be empty are of these. */
function rareEvents() {
  const shipped = (id: string, hours: number, more: Json) =>
    wireDeployment(`rare-${id}`, hoursAgo(hours), { env: "live", service: "ledger", version: id, ...more });
  const commit = (sha: string, seconds: number, more: Json = {}) => ({
    ...{ sha: sha.repeat(8), message: CLAUDE, change_lead_time: seconds, timestamp: hoursAgo(700) },
    ...{ review_time: 600, ...more },
  });
  const averaged = { averaged_metrics: { review_time: 900, merge_time: 60 } };
  const git = { repository_id: "github.com/crossed/ledger", commit_sha: "a".repeat(40) };
  // Ten times as often as in the fortnight before.
  const often = { service: "burst", team: "burst" };
  const burst = [...Array.from({ length: 40 }, (_, at) => 8 + 7 * at), 400, 450, 500, 550];
  const deployments = [
    ...[20, 70, 300, 900].map((hours) => shipped(`plain-${hours}`, hours, averaged)),
    shipped("first", 400, {
      git,
      change_failure: true,
      commits: [commit("abcde", 3600), commit("bbbbb", -5)],
    }),
    shipped("again", 200, {
      git,
      commits: [commit("abcde", 9000), commit("ccccc", 7200, { message: null })],
    }),
    shipped("same", 150, { version: "again", git, commits: [commit("abcde", 9000)] }),
    shipped("nobody", 100, { service: null, team: null, git, commits: [commit("ddddd", 50)] }),
    ...burst.map((hours) => shipped(`burst-${hours}`, hours, { ...often, change_failure: false })),
    shipped("nowhere", 90, { env: null, change_failure: false }),
    ...["out", "fine", "failed", "contradicted"].map((id, at) => shipped(id, 50 + at, {})),
  ];
  const failures = [
    wireIncident("rare-open", hoursAgo(60), { services: ["ledger"], env: ["live"] }),
    wireIncident("rare-none", hoursAgo(80), { services: [], env: ["live"], finished_at: hoursAgo(79) }),
  ];
  return { deployments, failures };
}

type Rare = { account: string; connection: string };

/** Says otherwise of some deployments than Datadog, which then contradicts one of them. */
async function correct(
  { send, get, path, ...company }: Company,
  { account, connection }: Rare,
): Promise<void> {
  const { items } = await get<{ items: { id: string; externalId: string }[] }>(
    `${path}/deployments?connection=${connection}&env=live&limit=50`,
  );
  const said = { out: "left_out", fine: "fine", failed: "failed", contradicted: "fine" };
  for (const [name, verdict] of Object.entries(said)) {
    const id = items.find(({ externalId }) => externalId === `rare-${name}`)?.id;
    const answer = await send("PUT", `${path}/deployments/${id}/verdict`, {
      verdict,
      reason: "For the crossing",
    });
    if (!answer.ok) throw new Error(`rare-${name} was not corrected: ${await answer.text()}`);
  }
  const set = { change_failure: true };
  await control("PATCH", `accounts/${account}/deployments/rare-contradicted`, { set });
  await send("POST", `${path}/connections/${connection}/sync`, {});
  await runsWhenIdle({ get, path, ...company });
}

type Rows = { key: string | null }[];
type Listed<Item> = { items: Item[] };

/** All that events name; of tags those of the newest deployments. */
async function readVocabulary({ get, path }: Company): Promise<Vocabulary> {
  const from = new Date(Date.now() - DAYS * 86_400_000).toISOString();
  const { breakdown } = await get<{ breakdown: Record<"service" | "team" | "repository" | "env", Rows> }>(
    `${path}/dora?from=${from}&env=*&parts=breakdown`,
  );
  const keys = (rows: Rows) => rows.flatMap(({ key }) => (key === null ? [] : [key]));
  const { items: connections } = await get<Listed<{ id: string }>>(`${path}/connections`);
  const { items } = await get<Listed<{ tags: string[] }>>(`${path}/deployments?limit=50`);
  return {
    ...{ service: keys(breakdown.service), team: keys(breakdown.team) },
    ...{ repository: keys(breakdown.repository), env: keys(breakdown.env) },
    ...{
      connection: connections.map(({ id }) => id),
      tag: [...new Set(items.flatMap(({ tags }) => tags))].slice(0, 8),
    },
  };
}
