import { expect } from "@playwright/test";
import { DEMO_GITHUB } from "#lib/domain/access/demo-account.ts";
import { invitationPath } from "#lib/domain/access/invitation.ts";
import type { Locale } from "#lib/words/languages.ts";
import { wireDeployment, wireIncident } from "../../support/wire-events.ts";
import {
  type Company,
  connectionOf,
  control,
  foundCompany,
  type Json,
  type Keys,
  makeToken,
  newAccount,
  newSlug,
  openBrowserSession,
  openSession,
  readConfig,
  runsWhenIdle,
  type Session,
} from "../api-client.ts";
import { bringIn, changeMember, invite } from "../guests.ts";
import { actionId, callAction } from "../server-actions.ts";

/** Words of nobody's language, for what people have named. */
export const NAMES = {
  company: "Zurqa",
  connection: "Hofkonto",
  left: "Altkonto",
  refused: "Nebenkonto",
  gitHub: "Quellkonto",
  repository: "northwind-rail/storefront",
  token: "Schlüssel",
  tokens: ["Zweiter", "Dritter", "Vierter"],
  environments: ["production", "prod", "live", "prd"],
  service: "kasse",
  team: "Zahlung",
  environment: "echt",
  reason: "Fehlalarm",
  incident: "Ausfall",
  tool: "Claude",
} as const;

/** A company with somebody for every act, and something to do it to. */
export type World = {
  boss: Company;
  /** An owner beside the boss, who becomes a viewer while their pages are open. */
  partner: Session;
  viewer: Session;
  suspended: Session;
  /** Of the company's own domain, and in no organisation yet. */
  newcomer: Session;
  /** Where an invitation leads to, by the address that it is for. */
  invitations: Record<"guest" | "newcomer", string>;
  /** The keys of the account that is read. */
  keys: Keys;
  connections: Record<"read" | "left" | "refused" | "gitHub", string>;
  /** A deployment whose verdict somebody has corrected. */
  corrected: string;
  domain: string;
};

type Made = { id: string };

/** A commit that a tool has put its mark on. */
const SIGNED = `Kasse\n\nCo-authored-by: ${NAMES.tool} <noreply@anthropic.com>`;

/** Too many to be deleted all at once. */
const HIDDEN = Array.from({ length: 24 }, (_, index) => `hidden-${index}`);

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** What makes a company that everything can be done in, its people with `language` kept in their accounts. */
export async function foundWorld(language: Locale): Promise<World> {
  const domain = `${newSlug("acts")}.example`;
  const [company, keys] = await Promise.all([
    foundCompany("acts", { name: NAMES.company, email: `boss@${domain}` }),
    Promise.all([0, 1, 2].map(somethingToRead)),
  ]);
  const people = ["partner", "viewer", "suspended", "newcomer"] as const;
  const [partner, viewer, suspended, newcomer] = (await Promise.all(
    people.map((name) => openSession(`${name}@${domain}`)),
  )) as [Session, Session, Session, Session];
  for (const person of [company, partner, viewer, suspended, newcomer]) await keep(language, person);
  await bringIn(company, partner, "owner");
  await bringIn(company, viewer);
  await bringIn(company, suspended);
  await changeMember(company, suspended.email, { status: "suspended" });
  await letJoin({ boss: company }, true);
  const connections = await connectAll(company, keys);
  const corrected = await correctOne(company);
  const guest = invitationPath(await invite(company, `guest@${domain}`, "manager"));
  const invited = invitationPath(await invite(company, newcomer.email, "manager"));
  await makeToken(company, { name: NAMES.token });
  return {
    boss: company,
    partner,
    viewer,
    suspended,
    newcomer,
    invitations: { guest, newcomer: invited },
    keys: keys[0] as Keys,
    connections,
    corrected,
    domain,
  };
}

/** An account of which most can be read, and of which much can be hidden. */
function somethingToRead(number: number): Promise<Keys> {
  const named = { service: NAMES.service, team: NAMES.team, env: NAMES.environment };
  const good = [30, 50, 70].map((hours) =>
    wireDeployment(`good-${number}-${hours}`, ago(hours + number), {
      ...{ ...named, change_failure: hours > 60 },
      commits:
        hours > 60
          ? [
              {
                sha: `${hours}`.repeat(19).concat(`0${number}`),
                message: number === 0 ? SIGNED : NAMES.service,
              },
            ]
          : [],
    }),
  );
  const again = { ...named, env: "production", version: "1", git: { commit_sha: "c1".repeat(20) } };
  const twice = [90, 91].map((hours) => wireDeployment(`twice-${number}-${hours}`, ago(hours), again));
  const long = { ...named, created_at: ago(30), custom: "x".repeat(90_000) };
  const hidden = HIDDEN.map((id, index) => wireDeployment(id, ago(80 + index), named));
  return newAccount({
    kind: "events",
    failures: [wireIncident(`late-${number}`, ago(40), { ...INCIDENT, finished_at: ago(38) })],
    deployments: [...good, ...twice, ...hidden, wireDeployment(`odd-${number}`, "yesterday", long)],
  });
}

const INCIDENT = { services: [NAMES.service], env: [NAMES.environment], name: NAMES.incident };

/** Its source lists most of what was read no longer. */
async function hideMany({ send, path }: Company, keys: Keys, connection: string): Promise<void> {
  for (const id of HIDDEN) await control("DELETE", `accounts/${keys.id}/deployments/${id}`);
  await send("POST", `${path}/connections/${connection}/sync`, {});
}

/** One account that is read, one that was disconnected, and one whose keys were refused since. */
async function connectAll(company: Company, keys: Keys[]): Promise<World["connections"]> {
  const { send, path } = company;
  const names = [NAMES.connection, NAMES.left, NAMES.refused];
  const ids: string[] = [];
  for (const [place, name] of names.entries()) {
    const answer = await send(
      "POST",
      `${path}/connections`,
      connectionOf(keys[place] as Keys, { name, backfillDays: 5 }),
    );
    expect(answer.status).toBe(201);
    ids.push(((await answer.json()) as Made).id);
  }
  await runsWhenIdle(company);
  const [read = "", left = "", refused = ""] = ids;
  await send("DELETE", `${path}/connections/${left}`);
  await hideMany(company, keys[0] as Keys, read);
  await control("POST", `accounts/${keys[2]?.id}/revoke`, {});
  await send("POST", `${path}/connections/${refused}/sync`, {});
  await runsWhenIdle(company);
  return { read, left, refused, gitHub: await connectGitHub(company) };
}

/** A repository of the demo's GitHub. */
async function connectGitHub({ send, path }: Company): Promise<string> {
  const answer = await send("POST", `${path}/connections`, {
    ...{ provider: "github", ...DEMO_GITHUB, repositories: [NAMES.repository], name: NAMES.gitHub },
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as Made).id;
}

/** Somebody has said of a deployment that it is fine. */
async function correctOne({ get, send, path }: Company): Promise<string> {
  const [one] = (await get<{ items: Made[] }>(`${path}/deployments?env=*&limit=1`)).items;
  const answer = await send("PUT", `${path}/deployments/${one?.id}/verdict`, {
    verdict: "fine",
    reason: NAMES.reason,
  });
  expect(answer.status).toBe(200);
  return String(one?.id);
}

/** Keeps a language with an account, as choosing it in the menu does. */
async function keep(language: Locale, { token }: Session): Promise<void> {
  const { supabaseUrl, publishableKey } = await readConfig();
  const answer = await fetch(`${supabaseUrl}/auth/v1/user`, {
    method: "PUT",
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ data: { language } }),
  });
  expect(answer.status).toBe(200);
}

/** Lets the people of the boss's domain join by themselves, or not: what has no operation of the API. */
export async function letJoin({ boss }: Pick<World, "boss">, on: boolean): Promise<void> {
  const { cookie } = await openBrowserSession(boss.email, { how: "token" });
  const answer = await callAction({
    id: actionId("setJoiningAction"),
    path: `/orgs/${boss.slug}/settings/members`,
    headers: { cookie },
    args: [boss.slug, on],
  });
  expect(answer.body).toContain('"done"');
}

/** Ends the invitation of an address. */
export async function withdraw({ boss }: Pick<World, "boss">, email: string): Promise<void> {
  const { items } = await boss.get<{ items: { id: string; email: string }[] }>(`${boss.path}/invitations`);
  const id = items.find((one) => one.email === email)?.id;
  expect((await boss.send("DELETE", `${boss.path}/invitations/${id}`)).status).toBe(204);
}

/** Has production be an environment that no event names, or again what it was. */
export async function nameProduction({ boss }: Pick<World, "boss">, names: readonly string[]): Promise<void> {
  const answer = await boss.send("PATCH", boss.path, { productionEnvs: names });
  expect(answer.status).toBe(200);
}

/** Says where values go, and waits until there are any. */
export async function setPublishing({
  boss,
  connections,
}: Pick<World, "boss" | "connections">): Promise<void> {
  await putPublishing(boss, { env: "live", connectionId: connections.read });
  const count = async () => {
    const made = await boss.send("POST", `${boss.path}/publishing/preview`);
    return ((await made.json()) as { series: unknown[] }).series.length;
  };
  await expect.poll(count, { message: "values to publish", timeout: 60_000 }).toBeGreaterThan(0);
}

export async function putPublishing({ send, path }: Company, set: Json): Promise<void> {
  const usual = {
    enabled: false,
    prefix: "plumbline",
    service: "plumbline",
    team: null,
    tags: [],
    resend: true,
  };
  expect((await send("PUT", `${path}/publishing`, { ...usual, ...set })).status).toBe(200);
}
