import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { freePort } from "#scripts/stack/postgres.ts";
import { stackSecrets } from "#scripts/stack/secrets.ts";

const root = join(import.meta.dirname, "../..");

export type Web = {
  url: string;
  /** Lines of its log that are JSON. */
  log: () => Record<string, unknown>[];
  close: () => Promise<void>;
};

/** What is answered in place of the database or the sign-in server. */
export type Answer = { status: number; body: object };
/** What is asked of them. */
type Asked = { path: string; body: string };
/** May keep a question waiting, and answer it. */
type Meet = (asked: Asked) => Promise<Answer | undefined> | Answer | undefined;

export const BROKEN: Answer = { status: 500, body: { code: "XX000", message: "broken by the test" } };

export type SecondWeb = Web & {
  /** Paths of the database API whose answers are an outage from now on. */
  broken: Set<string>;
  /** Paths that are answered like this from now on. */
  answers: Map<string, Answer>;
  /** Meets each question before the database does, from now on. */
  meetWith: (meet: Meet) => void;
};

/** A second web server of the built app on the running stack, with a database that can be broken function by function. */
export async function startSecondWeb(
  supabaseUrl: string,
  changes: Record<string, string> = {},
): Promise<SecondWeb> {
  const broken = new Set<string>();
  const answers = new Map<string, Answer>();
  const met: { meet: Meet } = { meet: () => undefined };
  const between = await startBetween(supabaseUrl, (asked) => {
    const { path } = asked;
    return answers.get(path) ?? (broken.has(path) ? BROKEN : met.meet(asked));
  });
  const web = await startWeb({ NEXT_PUBLIC_SUPABASE_URL: between.url, ...changes });
  return {
    ...web,
    broken,
    answers,
    meetWith: (meet) => {
      met.meet = meet;
    },
    close: async () => {
      await web.close();
      between.server.closeAllConnections();
      await new Promise((resolve) => between.server.close(resolve));
    },
  };
}

/** A web server of the built app with the variables of the running stack and these changes of them. */
export async function startWeb(changes: Record<string, string>): Promise<Web> {
  const { child, url, printed } = await spawnNext(changes);
  await untilUp(url, child);
  return {
    url,
    log: () =>
      printed()
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    close: async () => {
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("exit", resolve));
    },
  };
}

/** `next start` with the variables of the running stack and these changes of them. */
async function spawnNext(changes: Record<string, string>) {
  const port = Number(changes.PORT ?? (await freePort()));
  const secrets = stackSecrets(String(process.env.PLUMBLINE_DATA_DIR));
  const next = join(root, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "start", "--port", String(port), "--hostname", "127.0.0.1"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PLUMBLINE_EMBEDDED: "1",
      NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:1",
      NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: secrets.publishableKey,
      SUPABASE_SECRET_KEY: secrets.secretKey,
      CREDENTIAL_KEYS: secrets.credentialKeys,
      CRON_SECRET: secrets.cronSecret,
      LOG_LEVEL: "warn",
      ...changes,
    },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
    });
  return { child, url: `http://127.0.0.1:${port}`, printed: () => text };
}

/** What `next start` says and how it ends when nobody calls it; for variables with which it does not start. */
export async function failedStart(changes: Record<string, string>): Promise<{ code: number; said: string }> {
  const { child, printed } = await spawnNext(changes);
  const code = await new Promise<number>((resolve) => child.once("close", resolve));
  return { code, said: printed() };
}

async function startBetween(supabaseUrl: string, meet: Meet): Promise<{ url: string; server: Server }> {
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const given = await meet({ path: new URL(path, supabaseUrl).pathname, body: body.toString("utf8") });
    if (given !== undefined) {
      response.writeHead(given.status, { "content-type": "application/json" });
      return response.end(JSON.stringify(given.body));
    }
    const { host: _, connection: __, "content-length": ___, ...headers } = request.headers;
    const answer = await fetch(`${supabaseUrl}${path}`, {
      method: request.method ?? "GET",
      headers: headers as Record<string, string>,
      ...(chunks.length === 0 ? {} : { body }),
    });
    const type = answer.headers.get("content-type");
    response.writeHead(answer.status, type === null ? {} : { "content-type": type });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${port}`, server };
}

async function untilUp(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const up = await fetch(`${url}/api/health/live`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the second web server ended with code ${child.exitCode}`);
}
