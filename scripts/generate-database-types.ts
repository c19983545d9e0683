import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { withEmptyDatabase } from "./stack/empty-database.ts";
import type { RunningSupabase } from "./stack/supabase.ts";

type Query = RunningSupabase["query"];

export const DATABASE_TYPES_FILE = join(import.meta.dirname, "../lib/supabase/database.types.ts");

type Column = {
  name: string;
  type: string;
  isArray: boolean;
  isNullable: boolean;
  hasDefault: boolean;
  isAlwaysGenerated: boolean;
};

type Relationship = {
  name: string;
  columns: string[];
  isOneToOne: boolean;
  referencedTable: string;
  referencedColumns: string[];
};

type Table = { name: string; columns: Column[]; relationships: Relationship[] };

type Argument = { name: string; type: string; isArray: boolean; hasDefault: boolean };

type Routine = {
  name: string;
  /** A strict function answers null unseen when an argument is null. */
  isStrict: boolean;
  isSet: boolean;
  returnType: string;
  returnsArray: boolean;
  arguments: Argument[];
};

const TABLES = `
  select coalesce(json_agg(json_build_object(
    'name', c.relname,
    'columns', (
      select json_agg(json_build_object(
        'name', a.attname, 'type', coalesce(e.typname, t.typname), 'isArray', e.oid is not null,
        'isNullable', not a.attnotnull, 'hasDefault', a.atthasdef or a.attidentity <> '',
        'isAlwaysGenerated', a.attidentity = 'a' or a.attgenerated <> '') order by a.attname collate "C")
      from pg_attribute a join pg_type t on t.oid = a.atttypid
        left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
    'relationships', (
      select coalesce(json_agg(json_build_object(
        'name', f.conname, 'referencedTable', r.relname,
        'columns', (select json_agg(a.attname order by k.position) from unnest(f.conkey) with ordinality k(number, position)
                    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number),
        'referencedColumns', (select json_agg(a.attname order by k.position)
                    from unnest(f.confkey) with ordinality k(number, position)
                    join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.number),
        'isOneToOne', exists (select from pg_constraint u where u.conrelid = f.conrelid and u.contype in ('p', 'u')
                    and u.conkey @> f.conkey and u.conkey <@ f.conkey)) order by f.conname collate "C"), '[]')
      from pg_constraint f join pg_class r on r.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and r.relnamespace = c.relnamespace)
    ) order by c.relname collate "C"), '[]')::text as found
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

const ROUTINES = `
  select coalesce(json_agg(json_build_object(
    'name', p.proname, 'isStrict', p.proisstrict, 'isSet', p.proretset,
    'returnType', coalesce(e.typname, t.typname), 'returnsArray', e.oid is not null,
    'arguments', (
      select coalesce(json_agg(json_build_object(
        'name', p.proargnames[i.position], 'type', coalesce(ae.typname, at.typname), 'isArray', ae.oid is not null,
        'hasDefault', i.position > p.pronargs - p.pronargdefaults) order by p.proargnames[i.position] collate "C"), '[]')
      from unnest(p.proargtypes::oid[]) with ordinality i(type, position)
        join pg_type at on at.oid = i.type left join pg_type ae on ae.oid = at.typelem and at.typcategory = 'A')
    ) order by p.proname collate "C", p.oid), '[]')::text as found
  from pg_proc p join pg_type t on t.oid = p.prorettype
    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
    and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)`;

/** The types of schema public as supabase-js reads them: the same text for the same schema, on any PostgreSQL. */
export async function renderDatabaseTypes(query: Query): Promise<string> {
  const tables = await readJson<Table[]>(query, TABLES);
  const routines = await readJson<Routine[]>(query, ROUTINES);
  return [
    "// Generated from the migrations by `npm run types:database`. Do not edit.",
    "export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];",
    "",
    "export type Database = {",
    "  public: {",
    "    Tables: {",
    ...tables.flatMap(tableLines),
    "    };",
    "    Views: { [_ in never]: never };",
    "    Functions: {",
    ...routines.flatMap(routineLines),
    "    };",
    "    Enums: { [_ in never]: never };",
    "    CompositeTypes: { [_ in never]: never };",
    "  };",
    "};",
    "",
  ].join("\n");
}

async function readJson<T>(query: Query, sql: string): Promise<T> {
  const [row] = await query<{ found: string }>(sql);
  return JSON.parse(row?.found ?? "null") as T;
}

function tableLines(table: Table): string[] {
  return [
    `      ${table.name}: {`,
    "        Row: {",
    ...table.columns.map((column) => `          ${column.name}: ${valueType(column)};`),
    "        };",
    "        Insert: {",
    ...table.columns.map((column) => {
      const isOptional = column.hasDefault || column.isNullable || column.isAlwaysGenerated;
      return `          ${column.name}${isOptional ? "?" : ""}: ${writtenType(column)};`;
    }),
    "        };",
    "        Update: {",
    ...table.columns.map((column) => `          ${column.name}?: ${writtenType(column)};`),
    "        };",
    ...relationshipLines(table.relationships),
    "      };",
  ];
}

function relationshipLines(relationships: Relationship[]): string[] {
  if (relationships.length === 0) return ["        Relationships: [];"];
  return [
    "        Relationships: [",
    ...relationships.flatMap((relationship) => [
      "          {",
      `            foreignKeyName: ${JSON.stringify(relationship.name)};`,
      `            columns: [${relationship.columns.map((name) => JSON.stringify(name)).join(", ")}];`,
      `            isOneToOne: ${relationship.isOneToOne};`,
      `            referencedRelation: ${JSON.stringify(relationship.referencedTable)};`,
      `            referencedColumns: [${relationship.referencedColumns.map((name) => JSON.stringify(name)).join(", ")}];`,
      "          },",
    ]),
    "        ];",
  ];
}

function routineLines(routine: Routine): string[] {
  const returned =
    routine.returnType === "void" ? "undefined" : baseType(routine.returnType, routine.returnsArray);
  const returns = `        Returns: ${returned}${routine.isSet ? "[]" : ""};`;
  if (routine.arguments.length === 0) {
    return [`      ${routine.name}: {`, "        Args: Record<PropertyKey, never>;", returns, "      };"];
  }
  return [
    `      ${routine.name}: {`,
    "        Args: {",
    ...routine.arguments.map((argument) => {
      const type = baseType(argument.type, argument.isArray);
      return `          ${argument.name}${argument.hasDefault ? "?" : ""}: ${type}${routine.isStrict ? "" : " | null"};`;
    }),
    "        };",
    returns,
    "      };",
  ];
}

function valueType(column: Column): string {
  return `${baseType(column.type, column.isArray)}${column.isNullable ? " | null" : ""}`;
}

function writtenType(column: Column): string {
  return column.isAlwaysGenerated ? "never" : valueType(column);
}

const NAMES: Record<string, string> = {
  bool: "boolean",
  int2: "number",
  int4: "number",
  int8: "number",
  float4: "number",
  float8: "number",
  numeric: "number",
  json: "Json",
  jsonb: "Json",
  text: "string",
  varchar: "string",
  bpchar: "string",
  uuid: "string",
  date: "string",
  time: "string",
  timestamp: "string",
  timestamptz: "string",
  bytea: "string",
  inet: "string",
};

/** Ranges and whatever else has no JSON form of its own stay `unknown`, as Supabase's own generator has them. */
function baseType(type: string, isArray: boolean): string {
  return `${NAMES[type] ?? "unknown"}${isArray ? "[]" : ""}`;
}

if (import.meta.main) writeFileSync(DATABASE_TYPES_FILE, await withEmptyDatabase(renderDatabaseTypes));
