import { databaseCallsBesideSync, databaseCallsOf } from "./database-calls.ts";
import { readRows, type Stack } from "./stack.ts";

type Routine = { name: string; source: string; definition: string; language: string; writes: boolean };

/** Whoever takes one of these writes what reports read, or does work that another goes on with. */
const FENCES = ["private.lock_changes", "private.keep_lease"];
/** What ends all of a connection or an organisation, or takes people out of it, is killed in tests of its own. */
const ENDINGS = [
  ...["public.purge_connection", "public.purge_organization", "public.purge_payloads"],
  ...["public.hide_names", "public.write_words"],
];
/** Hold a lease and come near no commit: tests/data/notify.test.ts loses their answers. */
const ASIDE = ["public.warn_token", "public.warn_keys"];
/** What only collecting and publishing call stores no event: it is killed in tests/data/long/crash-collecting.test.ts. */
const GATHERED = databaseCallsBesideSync();
/** With which all work is handed out and ended. */
const HANDED = databaseCallsOf(["lib/work/tick.ts"]);
const WRITTEN = ["public.deployments", "public.deployment_commits", "public.commits"];

/** The functions that write on the way of a commit, by their names: whatever functions there are. */
export type CommitPath = { names: string[]; routines: Routine[] };

type Calls = { routines: Routine[]; reach: (name: string) => Set<string> };

/** From what the API or work may call and that takes a fence, and from the triggers, all that they call and that writes. */
export async function readCommitPath(stack: Stack): Promise<CommitPath> {
  const calls = await readCalls(stack);
  const apart = [...ENDINGS, ...ASIDE, ...GATHERED];
  const entries = fencedOf(calls).filter((name) => !apart.includes(name));
  return pathFrom(calls, [...entries, ...(await readTriggers(stack))]);
}

/** What collecting and publishing write beside that, and `own`, without what all work does. */
export async function readGatheringPath(stack: Stack): Promise<CommitPath & { own: string[] }> {
  const [calls, commits] = await Promise.all([readCalls(stack), readCommitPath(stack)]);
  const fenced = fencedOf(calls).filter((name) => GATHERED.includes(name));
  const without = ({ routines }: CommitPath) => {
    const left = routines.filter(({ name }) => !commits.names.includes(name));
    return { names: left.map(({ name }) => name), routines: left };
  };
  const own = without(pathFrom(calls, fenced)).names;
  return { ...without(pathFrom(calls, [...fenced, ...HANDED])), own };
}

async function readCalls(stack: Stack): Promise<Calls> {
  const routines = await readRoutines(stack);
  const called = new Map(routines.map((routine) => [routine.name, callsOf(routine, routines)]));
  const reach = (name: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const next of called.get(name) ?? []) reach(next, seen);
    return seen;
  };
  return { routines, reach };
}

function fencedOf({ routines, reach }: Calls): string[] {
  return routines
    .map(({ name }) => name)
    .filter((name) => name.startsWith("public.") && FENCES.some((fence) => reach(name).has(fence)));
}

function pathFrom({ routines, reach }: Calls, begins: string[]): CommitPath {
  const onTheWay = new Set(begins.flatMap((name) => [...reach(name)]));
  const writing = routines.filter(({ name, writes }) => writes && onTheWay.has(name));
  return { names: writing.map(({ name }) => name), routines: writing };
}

function readRoutines(stack: Stack): Promise<Routine[]> {
  return readRows<Routine>(
    stack,
    `select format('%s.%s', n.nspname, p.proname) as name, p.prosrc as source, pg_get_functiondef(p.oid) as definition,
       l.lanname as language, p.provolatile = 'v' as writes
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
     where n.nspname in ('public', 'private') and p.prokind = 'f' order by 1`,
  );
}

function callsOf({ source }: Routine, routines: Routine[]): string[] {
  const named = new Set([...source.matchAll(/\b(?:public|private)\.\w+(?=\()/g)].map(([name]) => name));
  return routines.map(({ name }) => name).filter((name) => named.has(name));
}

async function readTriggers(stack: Stack): Promise<string[]> {
  const rows = await readRows<{ name: string }>(
    stack,
    `select distinct format('%s.%s', n.nspname, p.proname) as name from pg_trigger t join pg_proc p on p.oid = t.tgfoid
       join pg_namespace n on n.oid = p.pronamespace
     where not t.tgisinternal and t.tgrelid = any (array[${WRITTEN.map((table) => `'${table}'::regclass`)}])`,
  );
  return rows.map(({ name }) => name);
}

/** The session dies, as its transaction does, when a function of the path is entered for the `number`-th time. */
export type DeathInside = { name: string; number: number };

const counterOf = (name: string) => `crash."${name}"`;

/** Has each function of the path ask, when it is entered, whether it is to die. Sequences count what is rolled back, too. */
export async function layTraps(stack: Stack, { names, routines }: CommitPath): Promise<void> {
  await stack.sql(`create schema crash;
    grant usage on schema crash to public;
    create table crash.told (name text, number bigint);
    create function crash.reach(p_name text) returns void language plpgsql security definer as $$
    begin
      if nextval(format('crash.%I', p_name)) = (select t.number from crash.told t where t.name = p_name) then
        raise exception 'the session is dead' using errcode = '57P01';
      end if;
    end $$;
    grant execute on function crash.reach to public;
    ${names.map((name) => `create sequence ${counterOf(name)};`).join("\n")}`);
  for (const routine of routines) await stack.sql(withTrap(routine));
}

function withTrap({ name, definition, language }: Routine): string {
  const reach = `crash.reach('${name}');`;
  const trapped =
    language === "sql"
      ? definition.replace("AS $function$", () => `AS $function$ select ${reach} `)
      : definition.replace(/(AS \$function\$[\s\S]*?\bbegin\b)/i, (begin) => `${begin} perform ${reach} `);
  if (trapped === definition) throw new Error(`no place for a trap in ${name}`);
  return trapped;
}

/** From now on nobody has entered anything, and this is where to die, or nowhere. */
export async function armTrap(stack: Stack, { names }: CommitPath, death: DeathInside | null): Promise<void> {
  await stack.sql(`${names.map((name) => `alter sequence ${counterOf(name)} restart;`).join("\n")}
    truncate crash.told;
    ${death === null ? "" : `insert into crash.told values ('${death.name}', ${death.number})`}`);
}

/** How often each function was entered since then. */
export async function countEntered(stack: Stack, { names }: CommitPath): Promise<Map<string, number>> {
  const counts = names.map(
    (name) =>
      `select '${name}' as name, case when is_called then last_value else 0 end as number from ${counterOf(name)}`,
  );
  const rows = await readRows<{ name: string; number: number }>(stack, counts.join(" union all "));
  return new Map(rows.map(({ name, number }) => [name, number]));
}

/** Whether somebody came to where they were to die. */
export async function hasDied(stack: Stack, { name, number }: DeathInside): Promise<boolean> {
  const [row] = await readRows<{ died: boolean }>(
    stack,
    `select is_called and last_value >= ${number} as died from ${counterOf(name)}`,
  );
  return row?.died === true;
}
