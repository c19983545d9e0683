import { describe, expect, test } from "vitest";
import { use, useBench, useStack } from "../support/kit.ts";
import { DATABASES, quote, readRows } from "../support/stack.ts";
import { makeTenants, type Tenants } from "../support/tenants.ts";

/** Functions that act with the owner's rights, as a stranger may call them; each would let them in if it were fooled. */
const ATTEMPTS: Record<string, (tenants: Tenants) => string> = {
  "private.my_organizations": ({ target }) =>
    `exists (select from private.my_organizations('owner') o where o = ${quote(target.organizationId)})`,
  "public.list_members": ({ target }) =>
    `public.list_members(${quote(target.organizationId)}, '{}') is not null`,
  "public.list_admins": ({ target }) => `public.list_admins(${quote(target.organizationId)}) is not null`,
  "public.list_suspensions": () => `public.list_suspensions() <> '[]'`,
  "public.list_api_tokens": ({ target }) =>
    `public.list_api_tokens(${quote(target.organizationId)}, '{}') is not null`,
  "public.count_quarantined": ({ target }) => `public.count_quarantined(${quote(target.organizationId)}) > 0`,
};

describe.each(DATABASES)("a session of a stranger on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const tenants = use(() => makeTenants(bench));

  test.each(Object.keys(ATTEMPTS))(
    "cannot hijack %s with temporary tables, functions and operators of the same names",
    async (routine) => {
      const { stranger } = tenants.outsiders;
      const forged = [tenants.target.organizationId, stranger.userId ?? "", "owner", "active"].map(quote);
      const session = `(select s.id from auth.sessions s where s.user_id = ${quote(stranger.userId ?? "")} limit 1)`;
      const attempt = `do $$
        declare v_in boolean := false;
        begin
          perform set_config('request.jwt.claims', (${quote(JSON.stringify({ sub: stranger.userId, role: "authenticated" }))}::jsonb
              || jsonb_build_object('session_id', ${session}))::text, true),
            set_config('request.jwt.claim.sub', ${quote(stranger.userId ?? "")}, true), set_config('role', 'authenticated', true);
          create temporary table memberships (organization_id uuid, user_id uuid, role text, status text) on commit drop;
          insert into pg_temp.memberships values (${forged.join(", ")});
          create or replace function pg_temp.role_rank(text) returns integer language sql as 'select 4';
          create or replace function pg_temp.uid() returns uuid language sql as ${quote(`select ${quote(tenants.members.owner.userId ?? "")}::uuid`)};
          perform set_config('search_path', 'pg_temp, private, auth, public', true);
          begin
            v_in := ${ATTEMPTS[routine]?.(tenants)};
          exception when others then v_in := false;
          end;
          if v_in then raise exception 'hijacked'; end if;
        end $$`;
      expect(await stack.sql(attempt).then(() => "held", String)).toBe("held");
    },
  );

  test("would be let in by a function that trusts the caller's search path", async () => {
    await stack.sql(`create function private.trusting() returns bigint language plpgsql security definer as $f$
        begin return (select count(*) from memberships where role = 'owner'); end $f$;
      grant execute on function private.trusting() to authenticated`);
    const fooled = await stack
      .sql(`do $$ begin
        perform set_config('role', 'authenticated', true);
        create temporary table memberships (role text) on commit drop;
        insert into pg_temp.memberships select 'owner' from generate_series(1, 4242);
        perform set_config('search_path', 'pg_temp, public', true);
        if private.trusting() = 4242 then raise exception 'fooled'; end if;
      end $$`)
      .then(() => "held", String);
    await stack.sql("drop function private.trusting()");
    expect(fooled).toContain("fooled");
  });

  test("finds no view that would read with its owner's rights", async () => {
    const views = await readRows(
      stack,
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'private', 'metrics') and c.relkind in ('v', 'm')`,
    );
    expect(views).toEqual([]);
  });
});
