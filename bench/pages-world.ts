import postgres from "postgres";
import { openBrowserSession } from "../tests/e2e/api-client.ts";
import { fill, foldAll } from "./asking.ts";
import { reportWorld } from "./report-world.ts";

/** 500,000 commits. */
export const LARGE = { slug: "large", deployments: 100_000, days: 800, commitsEach: 5 };
const SMALL = { deployments: 2_000, days: 200, commitsEach: 3 };
const SMALL_ONES = 50;
const VIEWERS = 200;

/** Somebody who looks at the pages of an organisation. */
export type Viewer = { slug: string; cookie: string };

/** The large organisation and the small ones, as their syncs would have left them, with everything folded. */
export async function fillWorlds(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined });
  const worlds = [LARGE, ...smallOnes().map((slug) => ({ ...SMALL, slug }))];
  await fill(sql, worlds.flatMap(reportWorld));
  await foldAll(sql, LARGE.slug);
  await sql.end();
}

/** A viewer of the large organisation first, then those of the small ones, four of each. */
export async function signInViewers(databaseUrl: string): Promise<{ first: Viewer; others: Viewer[] }> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const slugs = smallOnes();
  const first = await addViewer(sql, LARGE.slug, 0);
  const others: Viewer[] = [];
  for (let index = 0; index < VIEWERS; index += 1)
    others.push(await addViewer(sql, String(slugs[index % slugs.length]), index));
  await sql.end();
  return { first, others };
}

function smallOnes(): string[] {
  return Array.from({ length: SMALL_ONES }, (_, index) => `small-${index}`);
}

async function addViewer(sql: postgres.Sql, slug: string, index: number): Promise<Viewer> {
  const email = `viewer-${index}@${slug}.example`;
  const { cookie } = await openBrowserSession(email);
  await sql`insert into public.memberships (organization_id, user_id, role)
    select o.id, u.id, 'viewer' from public.organizations o, auth.users u where o.slug = ${slug} and u.email = ${email}`;
  return { slug, cookie };
}
