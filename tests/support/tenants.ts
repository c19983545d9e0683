import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { atDatadog } from "./at-datadog.ts";
import { ago, type Connected, connectAccount, DAY, type SyncBench, sync } from "./connected-account.ts";
import { addGitHubRows } from "./github-tenant.ts";
import { quote, readRows, type Stack } from "./stack.ts";
import { callRpc, secretClient, signUp } from "./stack-client.ts";
import { addGaps, addVanished } from "./sync-rows.ts";
import { addMember, makeToken, sha256 } from "./team.ts";
import { wireDeployment, wireIncident } from "./wire-events.ts";
import { foldDays } from "./world-store.ts";

export const OUTSIDERS = ["anon", "stranger", "neighbour", "suspended", "removed"] as const;
export const ROLES = ["viewer", "manager", "admin", "owner"] as const;
export type Role = (typeof ROLES)[number];

export type Person = { client: SupabaseClient; userId: string | null };

/** An organisation in which every table has a row. */
export type Tenant = Connected & {
  slug: string;
  deploymentId: string;
  incidentId: string;
  runId: string;
  tokenId: string;
  invitationId: string;
  pictureId: string;
  /** Its first owner. */
  memberId: string;
};

export type Tenants = {
  /** The one that others reach for. */
  target: Tenant;
  /** Another one, with the same Datadog account and so the same events. */
  other: Tenant;
  /** People who are no active members of the target. */
  outsiders: Record<(typeof OUTSIDERS)[number], Person>;
  members: Record<Role, Person>;
  /** Owner of both organisations. */
  both: Person;
};

export async function makeTenants(bench: SyncBench): Promise<Tenants> {
  const { stack } = bench;
  const first = await connectAccount(bench, {
    deployments: [
      wireDeployment("shared-id", ago(bench, DAY), {
        git: { repository_url: "https://github.com/acme/shop.git" },
        commits: [{ sha: "abc", message: "A fix", change_lead_time: 60 }],
      }),
      wireDeployment("poisoned", "yesterday", { created_at: ago(bench, DAY) }),
    ],
    failures: [wireIncident("shared-id", ago(bench, DAY))],
  });
  const second = await connectAccount(bench, { like: first });
  for (const connected of [first, second]) await sync(connected);
  atDatadog(first).patch("shared-id", { change_failure: true });
  const [target, other] = [await fill(first), await fill(second)];
  const { organizationId } = target;
  const join = (role: Role, status = "active") => addMember(stack, { organizationId, role, status });
  const removed = await join("owner");
  await stack.sql(`delete from public.memberships where user_id = ${quote(removed.userId)}`);
  const both = await join("owner");
  await stack.sql(`insert into public.memberships (organization_id, user_id, role)
    values (${[other.organizationId, both.userId, "owner"].map(quote).join(", ")})`);
  return {
    target,
    other,
    outsiders: {
      anon: { client: createClient(stack.url, stack.publishableKey), userId: null },
      stranger: await signUp(stack),
      neighbour: { client: other.owner, userId: await userOf(other.owner) },
      suspended: await join("owner", "suspended"),
      removed,
    },
    members: {
      viewer: await join("viewer"),
      manager: await join("manager"),
      admin: await join("admin"),
      owner: { client: target.owner, userId: await userOf(target.owner) },
    },
    both,
  };
}

async function userOf(client: SupabaseClient): Promise<string> {
  const { data } = await client.auth.getUser();
  if (data.user === null) throw new Error("not signed in");
  return data.user.id;
}

/** The second sync brings a verdict; the rest is what its people do, and a gap. */
async function fill(connected: Connected): Promise<Tenant> {
  const { stack } = connected.bench;
  const { run } = await sync(connected);
  const { organizationId, owner } = connected;
  const gap = { from_at: "2026-01-01Z", to_at: "2026-01-02Z", run_id: run.id };
  await addGaps({ secret: secretClient(stack), ...connected }, [gap]);
  await addVanished({ secret: secretClient(stack), ...connected }, [{ external_id: "vanished" }]);
  const token = await makeToken(owner, organizationId);
  const invitation = await callRpc<{ id: string }>(owner, "create_invitation", {
    p_organization_id: organizationId,
    p_invitation: { email: "invited@example.test", role: "viewer" },
  });
  await callRpc(owner, "set_target", {
    p_organization_id: organizationId,
    p_metric: "lead_time",
    p_target: { value: 86_400, from: "2026-01-01" },
  });
  await callRpc(owner, "set_health_marks", {
    p_organization_id: organizationId,
    p_marks: { version: 0, marks: [{ row: "reverts", measure: "count", good: 1, bad: 4 }] },
  });
  await callRpc(owner, "add_metric_note", {
    p_organization_id: organizationId,
    p_note: { kind: "freeze", from: "2026-01-01", text: "Winter freeze" },
  });
  await addPublishing(connected);
  const pictureId = await addPicture(connected);
  await callRpc(owner, "map_service", {
    p_organization_id: organizationId,
    p_service: "Checkout",
    p_repository: "github.com/acme/shop",
  });
  const [found] = await readRows<{ slug: string; deployment: string; incident: string }>(
    stack,
    `select o.slug, d.id as deployment, i.id as incident from public.organizations o
      join public.deployments d on d.organization_id = o.id
      join public.incidents i on i.organization_id = o.id where o.id = ${quote(organizationId)}`,
  );
  if (found === undefined) throw new Error("nothing was synced");
  await callRpc(owner, "correct_deployments", {
    p_organization_id: organizationId,
    p_correction: { ids: [found.deployment], verdict: "failed", reason: "Seen by hand." },
  });
  await foldDays({ sql: stack.sql, organizationId }, 1);
  await addGitHubRows(connected);
  return {
    ...connected,
    slug: found.slug,
    deploymentId: found.deployment,
    incidentId: found.incident,
    runId: run.id,
    tokenId: token.id,
    invitationId: invitation.id,
    pictureId,
    memberId: await userOf(owner),
  };
}

export type CatalogTable = {
  name: string;
  /** The column that names the organisation; null for tables that belong to none. */
  tenant: string | null;
  primaryKey: string[];
  /** What signed-in people may read. */
  readable: string[];
};

export function readCatalog(stack: Stack): Promise<CatalogTable[]> {
  return readRows<CatalogTable>(
    stack,
    `select c.relname as name,
      case when c.relname = 'organizations' then 'id' when exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'organization_id') then 'organization_id' end as tenant,
      (select json_agg(a.attname order by k.place) from pg_index i
        cross join unnest(i.indkey::smallint[]) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary) as "primaryKey",
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and has_column_privilege('authenticated', c.oid, a.attnum, 'select')) as readable
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
  );
}

/** A picture that was drawn once. */
async function addPicture({ bench: { stack }, organizationId, owner }: Connected): Promise<string> {
  const [hash, hint] = [sha256(organizationId), "abcd"];
  const { id } = await callRpc<{ id: string }>(owner, "make_picture", {
    p_organization_id: organizationId,
    p_picture: { kind: "grid", days: 7, language: "en", hash, hint },
  });
  const drawing = { organizationId, id, theme: "dark", key: hash, svg: "<svg/>", png: null };
  await callRpc(secretClient(stack), "keep_drawing", { p_drawing: drawing });
  return id;
}

/** Settings, a run with a point that was taken, and a dashboard. */
async function addPublishing({ bench: { stack }, organizationId, connectionId, owner }: Connected) {
  const settings = {
    ...{ enabled: false, prefix: "plumbline", env: "live", service: "plumbline", team: null, tags: [] },
    ...{ connectionId, resend: false },
  };
  await callRpc(owner, "set_publishing", { p_organization_id: organizationId, p_settings: settings });
  const [organization, connection] = [quote(organizationId), quote(connectionId)];
  await stack.sql(`
    insert into public.publish_runs (organization_id, trigger, status, finished_at)
      values (${organization}, 'manual', 'succeeded', private.clock());
    insert into private.published (organization_id, series, at, value)
      values (${organization}, md5(${organization}), private.clock(), 1);
    insert into public.published_dashboards (organization_id, connection_id, kind, external_id, url)
      values (${organization}, ${connection}, 'table', md5(${organization}), '/dashboard/abc')`);
}
