import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { type RunningPostgres, startPostgres } from "#scripts/stack/postgres.ts";
import { startStack } from "./stack.ts";

/** Where the migrated databases are that each test file takes a copy of: making one anew takes five times as long. */
export type Templates = {
  /** A folder with the files of a PGlite that was closed. */
  folder: string;
  /** A PostgreSQL with a database of the name `TEMPLATE`. */
  cluster: string;
};

declare module "vitest" {
  export interface ProvidedContext {
    templates: Templates;
  }
}

const TEMPLATE = "template_plumbline";

type Made = { templates: Templates; close: () => Promise<void> };

/** Of all projects of a run, which load this file each for themselves: to make them takes as long as a few files. */
const shared = globalThis as { plumblineTemplates?: { users: number; made: Promise<Made> } };

export async function setup(project: TestProject): Promise<void> {
  shared.plumblineTemplates ??= { users: 0, made: make() };
  shared.plumblineTemplates.users += 1;
  project.provide("templates", (await shared.plumblineTemplates.made).templates);
}

export async function teardown(): Promise<void> {
  const { plumblineTemplates: used } = shared;
  if (used === undefined) return;
  used.users -= 1;
  if (used.users > 0) return;
  delete shared.plumblineTemplates;
  await (await used.made).close();
}

async function make(): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-templates-"));
  const cluster = await startPostgres();
  await onCluster(cluster.url, `create database ${TEMPLATE}`);
  const native = await startStack({ kind: "postgres", url: addressOf(cluster.url, TEMPLATE) });
  await native.close();
  const close = async () => {
    await cluster.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { templates: { folder: await fill(folder), cluster: cluster.url }, close };
}

async function fill(folder: string): Promise<string> {
  const dataDir = join(folder, "pglite");
  const embedded = await startStack({ kind: "pglite", dataDir });
  await embedded.close();
  return dataDir;
}

/** A copy of the template on the same server. */
export async function copyTemplate({ cluster }: Templates): Promise<RunningPostgres> {
  const name = `copy_${randomUUID().replaceAll("-", "")}`;
  await onCluster(cluster, `create database ${name} template ${TEMPLATE}`);
  return {
    url: addressOf(cluster, name),
    close: () => onCluster(cluster, `drop database ${name} with (force)`),
  };
}

function addressOf(cluster: string, database: string): string {
  return new URL(`/${database}`, cluster).href;
}

async function onCluster(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql.unsafe(statement).finally(() => sql.end());
}
