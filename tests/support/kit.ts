import { afterAll, beforeAll, inject } from "vitest";
import { type PostgresOptions, startPostgres } from "#scripts/stack/postgres.ts";
import { openSyncBench, type SyncBench } from "./connected-account.ts";
import { type Stack, startStack } from "./stack.ts";
import { type OpenDatabase, openLaboratory, type SyncLaboratory } from "./sync-laboratory.ts";
import { TemplateFiles } from "./template-files.ts";
import { copyTemplate } from "./templates.ts";

export type OpenStack = Stack & {
  /** What the stack printed about queries that failed: it runs in this process, and prints each of them. */
  printed: () => unknown[];
};

/** What `open` opens before the tests of the describe block and closes behind them, if it can be; empty until then. */
export function use<T extends object>(open: () => Promise<T & { close?: () => Promise<void> }>): T {
  const opened = {} as T & { close?: () => Promise<void> };
  beforeAll(async () => {
    Object.assign(opened, await open());
  });
  afterAll(() => opened.close?.());
  return opened;
}

/** A database of the caller's own, so that whatever is due, or set by SQL as its owner, disturbs no other file. */
export function useStack(name: Stack["name"], options?: PostgresOptions): OpenStack {
  return use(() => openStack(name, options));
}

/** A Datadog of the caller's own, whose clock stands still, and what syncs from it into the stack. */
export function useBench(stack: Stack): SyncBench {
  return use(() => openSyncBench(stack));
}

/** A copy that nobody else has, for what opens laboratories in the middle of a test. */
export async function openCopy(name: Stack["name"]): Promise<OpenDatabase> {
  const { stack, server } = await start(name);
  const close = async () => {
    await stack.close();
    await server?.close();
  };
  return { stack, databaseUrl: server?.url ?? "", close };
}

/** A laboratory on PostgreSQL of the caller's own. */
export function useLaboratory(): SyncLaboratory {
  return use(() => openLaboratory("postgres", openCopy));
}

/** For what opens a stack in the middle of a test. With options, PostgreSQL is a server of its own. */
export async function openStack(name: Stack["name"], options?: PostgresOptions): Promise<OpenStack> {
  const [usual, heard] = [console.error, [] as unknown[]];
  console.error = (...parts) => void heard.push(...parts);
  const { stack, server } = await start(name, options);
  const close = async () => {
    await stack.close();
    await server?.close();
    console.error = usual;
  };
  return { ...stack, printed: () => heard, close };
}

async function start(name: Stack["name"], options?: PostgresOptions) {
  const templates = inject("templates");
  if (name === "pglite") {
    const fs = new TemplateFiles(templates.folder);
    return { stack: await startStack({ kind: name, dataDir: null, fs }), server: null };
  }
  const server = options === undefined ? await copyTemplate(templates) : await startPostgres(options);
  return { stack: await startStack({ kind: name, url: server.url }), server };
}
