import { setTimeout as wait } from "node:timers/promises";
import { createClient } from "@supabase/supabase-js";
import { DEMO_PASSWORD as PASSWORD } from "#lib/domain/access/demo-logins.ts";
import * as demo from "../simulator/demo-accounts.ts";
import type { Simulator } from "../simulator/simulator.ts";
import type { Stack } from "../stack/launch.ts";
import { type Caller, call } from "./calling.ts";
import { connectGitHub } from "./seed-github.ts";
import { makePicture, setPublishing } from "./seed-publishing.ts";

const DAYS = 400;
const COMPANY = { name: "Northwind Rail", slug: "northwind-rail" };
const COMPANY_KEYS = { apiKey: demo.DEMO_API_KEY, appKey: demo.DEMO_APP_KEY };
/** A second company, on a Datadog account of its own. */
const NEIGHBOUR = { name: "Southgate Freight", slug: "southgate-freight" };
const NEIGHBOUR_KEYS = { apiKey: demo.DEMO_SOUTHGATE_API_KEY, appKey: demo.DEMO_SOUTHGATE_APP_KEY };
/** A small account of it, which is to be mended. */
const DEPOTS_KEYS = { apiKey: demo.DEMO_DEPOTS_API_KEY, appKey: demo.DEMO_DEPOTS_APP_KEY };
const CONNECTIONS = `/api/v1/orgs/${NEIGHBOUR.slug}/connections`;
const DEPOTS = { name: "Depots", days: 90 };
const TRY_EVERY_MS = 250;
const MOST_TRIES = 120;
const PEOPLE = [
  { email: "owner@northwind.example", role: "owner" },
  { email: "manager@northwind.example", role: "manager" },
  { email: "viewer@northwind.example", role: "viewer" },
] as const;
const NEIGHBOUR_OWNER = "owner@southgate.example";

/**
 * Creates the demo organisations when they are not there yet, through the same doors as everybody, and says how to sign
 * in. The simulator takes a scope away when the account that is to be mended has been read.
 */
export async function seedDemo(stack: Stack, simulator: Simulator): Promise<string> {
  if (stack.secrets === null) return "";
  const owner = { stack, token: await signIn(stack, PEOPLE[0].email) };
  const picture = (await create(owner, COMPANY)) ? await furnish(owner) : null;
  const neighbour = { stack, token: await signIn(stack, NEIGHBOUR_OWNER) };
  if (await create(neighbour, NEIGHBOUR)) {
    await connect(neighbour, { slug: NEIGHBOUR.slug, keys: NEIGHBOUR_KEYS });
    await breakDepots(neighbour, simulator);
  }
  return describe(stack.url, picture);
}

/** Gives the company its people and connections; the address of a picture of its health. */
async function furnish(owner: Caller): Promise<string> {
  const { slug } = COMPANY;
  for (const person of PEOPLE.slice(1)) await invite(owner, person);
  const datadog = await connect(owner, { slug, keys: COMPANY_KEYS });
  await connectGitHub(owner, slug);
  await setPublishing(owner, slug, datadog);
  return makePicture(owner, slug);
}

function describe(url: string, picture: string | null): string {
  const rows = [
    ...PEOPLE.map(({ email, role }) => [email, `${role} of ${COMPANY.name}`]),
    [NEIGHBOUR_OWNER, `owner of ${NEIGHBOUR.name}`],
  ];
  const lines = rows.map(([email, what]) => `  ${String(email).padEnd(28)} ${PASSWORD}   ${what}`);
  const shown =
    picture === null ? [] : ["", `A picture of its health, for whoever has the address: ${picture}`];
  return [`Demo logins (${url}/sign-in):`, ...lines, ...shown].join("\n");
}

/** The access token of a demo person, whose account is made when it is not there yet. */
async function signIn(stack: Stack, email: string): Promise<string> {
  const client = createClient(stack.supabaseUrl, stack.secrets?.publishableKey ?? "", {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const known = await client.auth.signInWithPassword({ email, password: PASSWORD });
  const { data, error } =
    known.error === null ? known : await client.auth.signUp({ email, password: PASSWORD });
  if (error !== null || data.session === null)
    throw new Error(`The demo user ${email} cannot sign in: ${error?.message}`);
  return data.session.access_token;
}

/** True when the organisation is new. */
async function create(owner: Caller, organization: { name: string; slug: string }): Promise<boolean> {
  const answer = await call(owner, "POST /api/v1/orgs", organization);
  if (answer.status === 409) return false;
  if (!answer.ok) throw new Error(`The demo organisation could not be created: ${await answer.text()}`);
  return true;
}

type Account = { slug: string; name?: string; days?: number; keys: { apiKey: string; appKey: string } };

/** The id of the connection. */
async function connect(owner: Caller, { slug, keys, name, days = DAYS }: Account): Promise<string> {
  const answer = await call(owner, `POST /api/v1/orgs/${slug}/connections`, {
    provider: "datadog",
    site: demo.DEMO_SITE,
    ...keys,
    backfillDays: days,
    ...(name !== undefined && { name }),
  });
  if (!answer.ok) throw new Error(`The demo Datadog could not be connected: ${await answer.text()}`);
  const { id } = (await answer.json()) as { id: string };
  return id;
}

/** Connects a small account, whose key then loses its scope: the next run is refused, and the connection waits for somebody. */
async function breakDepots(owner: Caller, simulator: Simulator): Promise<void> {
  const id = await connect(owner, { slug: NEIGHBOUR.slug, keys: DEPOTS_KEYS, ...DEPOTS });
  for (let tries = 0; tries < MOST_TRIES && !(await isRead(owner, id)); tries += 1) await wait(TRY_EVERY_MS);
  simulator.setScopes(demo.DEMO_DEPOTS, [], demo.DEMO_DEPOTS_APP_KEY);
  // Refused only while a run is under way, which meets the same keys.
  await call(owner, `POST ${CONNECTIONS}/${id}/sync`, {});
}

async function isRead(owner: Caller, id: string): Promise<boolean> {
  const answer = await call(owner, `GET ${CONNECTIONS}`);
  const { items } = (await answer.json()) as { items: { id: string; status: string }[] };
  return items.some((connection) => connection.id === id && connection.status === "active");
}

/** Invites a demo person and accepts for them, as both would do. */
async function invite(owner: Caller, person: { email: string; role: string }): Promise<void> {
  const invited = await call(owner, `POST /api/v1/orgs/${COMPANY.slug}/invitations`, person);
  if (!invited.ok) throw new Error(`A demo member could not be invited: ${await invited.text()}`);
  const { token } = (await invited.json()) as { token: string };
  const invitee = { stack: owner.stack, token: await signIn(owner.stack, person.email) };
  const accepted = await call(invitee, "POST /api/v1/invitations/accept", { token });
  if (!accepted.ok) throw new Error(`A demo member could not join: ${await accepted.text()}`);
}
