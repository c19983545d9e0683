import { createPrivateKey } from "node:crypto";
import { z } from "zod";

const SUPABASE_KEYS = [
  "NEXT_PUBLIC_SUPABASE_URL",
  "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY",
  "SUPABASE_SECRET_KEY",
] as const;

const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

const loopbackUrl = z
  .string()
  .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? "") && isLoopback(value), {
    error: "is accepted only for an http address of a loopback host",
  });

function isLoopback(value: string): boolean {
  return LOOPBACK.includes(URL.parse(value)?.hostname ?? "");
}

const keyRing = z.string().transform((value, context) => {
  const keys = new Map<number, Buffer>();
  for (const part of value.split(",")) {
    const match = /^([1-9]\d{0,8}):([A-Za-z0-9+/]{43}=)$/.exec(part.trim());
    const key = Buffer.from(match?.[2] ?? "", "base64");
    // The same key under two ids would make a rotation that changes nothing look done.
    const repeated = keys.has(Number(match?.[1])) || [...keys.values()].some((other) => other.equals(key));
    if (match === null || key.length !== 32 || repeated) {
      context.addIssue({
        code: "custom",
        message: "must be id:base64 of 32 bytes, comma-separated, ids and keys distinct",
      });
      return z.NEVER;
    }
    keys.set(Number(match[1]), key);
  }
  return keys;
});

const smtpServer = z.string().transform((value, context): SmtpServer => {
  const url = URL.parse(value);
  const known = url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "";
  if (!known || !["", "/"].includes(url.pathname) || url.search !== "" || url.hash !== "") {
    context.addIssue({
      code: "custom",
      message: "must be smtp:// or smtps:// with a host, and nothing after it",
    });
    return z.NEVER;
  }
  const secure = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    loopback: LOOPBACK.includes(url.hostname),
    login: url.username === "" ? null : { user: decode(url.username), password: decode(url.password) },
  };
});

/** As it stands when it is not percent-encoding. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const sender = z
  .string()
  .regex(
    /^(?:[^<>"\p{Cc}]{1,80} <[^\s<>@,;:"\p{Cc}]+@[^\s<>@,;:"\p{Cc}]+>|[^\s<>@,;:"\p{Cc}]+@[^\s<>@,;:"\p{Cc}]+)$/u,
    {
      error: "must be an e-mail address, or a name with the address in angle brackets",
    },
  );

/** Not checked to be ours, which nobody can know: only that they are addresses, or ranges of them. */
const addresses = z.string().transform((value, context) => {
  const all = value.split(",").map((part) => part.trim());
  const range = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
  if (all.every((part) => range.safeParse(part).success)) return all;
  context.addIssue({ code: "custom", message: "must be IP addresses or ranges, comma-separated" });
  return z.NEVER;
});

/** PEM, its lines also written as \\n, or as base64 of it: variables seldom hold several lines. */
const privateKey = z.string().transform((value, context) => {
  const pem = value.startsWith("-----")
    ? value.replaceAll("\\n", "\n")
    : Buffer.from(value, "base64").toString();
  try {
    return createPrivateKey(pem).export({ type: "pkcs8", format: "pem" }).toString();
  } catch {
    context.addIssue({ code: "custom", message: "must be a private key in PEM, or base64 of it" });
    return z.NEVER;
  }
});

/** By id, not by address: an address may become somebody else's. */
const installations = z.string().transform((value, context) => {
  const pairs = value.split(",").map((part) => /^([0-9a-f-]{36}):([1-9]\d{0,14})$/.exec(part.trim()));
  const owners = new Map(pairs.map((pair) => [pair?.[1] ?? "", Number(pair?.[2])]));
  if (pairs.every((pair) => pair !== null) && owners.size === pairs.length) return owners;
  context.addIssue({
    code: "custom",
    message: "must be organisation id:installation number, comma-separated, each organisation once",
  });
  return z.NEVER;
});

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  NEXT_PUBLIC_SUPABASE_URL: httpUrl,
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: z.string().min(16),
  SUPABASE_SECRET_KEY: z.string().min(16),
  CREDENTIAL_KEYS: keyRing,
  CRON_SECRET: z
    .string()
    .min(32, { error: "must have at least 32 characters" })
    .regex(/^[\x21-\x7e]*$/, { error: "must have only what a header can carry: ASCII, without spaces" }),
  DATADOG_API_BASE_URL: loopbackUrl.optional(),
  GITHUB_API_BASE_URL: loopbackUrl.optional(),
  GITHUB_APP_ID: z.coerce.number().int().positive().optional(),
  GITHUB_APP_PRIVATE_KEY: privateKey.optional(),
  GITHUB_APP_INSTALLATIONS: installations.optional(),
  OUTGOING_ADDRESSES: addresses.optional(),
  SMTP_URL: smtpServer.optional(),
  MAIL_FROM: sender.optional(),
  PUBLIC_URL: httpUrl.optional(),
  PLUMBLINE_OUTBOX: z.string().optional(),
  PLUMBLINE_EMBEDDED: z.literal("1").optional(),
  PLUMBLINE_SYNC_SECONDS: z.coerce.number().int().min(1).optional(),
  PLUMBLINE_DEMO: z.enum(["0", "1"]).default("0"),
  VERCEL_GIT_COMMIT_SHA: z.string().optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type SmtpServer = {
  host: string;
  port: number;
  /** TLS from the first byte (smtps://), else STARTTLS. */
  secure: boolean;
  loopback: boolean;
  login: { user: string; password: string } | null;
};

export type Env = {
  port: number;
  /** The local stack of `npm start` runs beside us; false with a hosted Supabase project. */
  embedded: boolean;
  demo: boolean;
  /** Embedded mode only: seconds from one sync of a connection to the next, where somebody asks for them; null: nightly. */
  syncEverySeconds: number | null;
  supabaseUrl: string;
  publishableKey: string;
  secretKey: string;
  /** Master keys by id, the active one first. */
  credentialKeys: ReadonlyMap<number, Buffer>;
  cronSecret: string;
  datadogBaseUrl: string | null;
  /** The same of GitHub. */
  githubBaseUrl: string | null;
  /** The GitHub App that is registered for this installation, and whose each installation of it is; null for none. */
  githubApp: { id: number; privateKey: string; installations: ReadonlyMap<string, number> } | null;
  /** The addresses and ranges that our calls come from, as customers enter them in an allowlist; empty: they vary. */
  outgoingAddresses: readonly string[];
  /** The server that takes our mails and who they are from; null when none is set. */
  smtp: { server: SmtpServer; from: string } | null;
  /** Where people reach this installation, for links in mails; a request's own Host is no one's to trust there. */
  publicUrl: string | null;
  /** Embedded mode only: the file that mails are kept in when no server takes them. */
  outboxFile: string | null;
  secureCookies: boolean;
  /** The commit that a platform says it deployed; null where none does. */
  commit: string | null;
  logLevel: string;
};

/** Reads the environment; throws one line that names the first variable that is missing or malformed. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  refuseWrapped(filled);
  const result = schema.safeParse(filled);
  if (!result.success) throw new Error(describeIssue(result.error.issues[0], filled));
  const values = result.data;
  const embedded = values.PLUMBLINE_EMBEDDED === "1";
  for (const name of ["DATADOG_API_BASE_URL", "GITHUB_API_BASE_URL"] as const) {
    if (values[name] !== undefined && !embedded)
      throw new Error(`${name} is accepted only in embedded mode.`);
  }
  if ((values.SMTP_URL === undefined) !== (values.MAIL_FROM === undefined)) {
    const missing = values.SMTP_URL === undefined ? "SMTP_URL" : "MAIL_FROM";
    throw new Error(`${missing} is missing: SMTP_URL and MAIL_FROM are set together, or neither.`);
  }
  if (values.SMTP_URL !== undefined && values.PUBLIC_URL === undefined)
    throw new Error("PUBLIC_URL is missing: mails carry links to it.");
  refuseRepeatedSecrets(values);
  return {
    port: values.PORT,
    embedded,
    demo: values.PLUMBLINE_DEMO === "1",
    syncEverySeconds: embedded ? (values.PLUMBLINE_SYNC_SECONDS ?? null) : null,
    supabaseUrl: values.NEXT_PUBLIC_SUPABASE_URL.replace(/\/+$/, ""),
    publishableKey: values.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
    secretKey: values.SUPABASE_SECRET_KEY,
    credentialKeys: values.CREDENTIAL_KEYS,
    cronSecret: values.CRON_SECRET,
    datadogBaseUrl: values.DATADOG_API_BASE_URL?.replace(/\/+$/, "") ?? null,
    githubBaseUrl: values.GITHUB_API_BASE_URL?.replace(/\/+$/, "") ?? null,
    githubApp: githubAppOf(values),
    outgoingAddresses: values.OUTGOING_ADDRESSES ?? [],
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
    smtp:
      values.SMTP_URL === undefined || values.MAIL_FROM === undefined
        ? null
        : { server: values.SMTP_URL, from: values.MAIL_FROM },
    outboxFile: embedded ? (values.PLUMBLINE_OUTBOX ?? null) : null,
    secureCookies: values.NODE_ENV === "production" && !embedded,
    commit: values.VERCEL_GIT_COMMIT_SHA ?? null,
    logLevel: values.LOG_LEVEL,
  };
}

function githubAppOf(values: z.output<typeof schema>): Env["githubApp"] {
  const { GITHUB_APP_ID: id, GITHUB_APP_PRIVATE_KEY: privateKey } = values;
  const together = ["GITHUB_APP_ID", "GITHUB_APP_PRIVATE_KEY", "GITHUB_APP_INSTALLATIONS"] as const;
  const missing = together.find((name) => values[name] === undefined);
  if (missing !== undefined && together.some((name) => values[name] !== undefined))
    throw new Error(
      `${missing} is missing: the three variables of the GitHub App are set together, or none.`,
    );
  if (id === undefined || privateKey === undefined) return null;
  return { id, privateKey, installations: values.GITHUB_APP_INSTALLATIONS ?? new Map() };
}

/** What a pipe or a form added: a process with it would run, and refuse its own cron and keys for ever. */
function refuseWrapped(source: Record<string, string | undefined>): void {
  for (const name of Object.keys(schema.shape)) {
    const value = source[name] ?? "";
    if (value !== value.trim()) throw new Error(`${name} begins or ends with white space.`);
    if (/^["'`].*["'`]$/s.test(value)) throw new Error(`${name} has quotes around it.`);
  }
}

/** One secret in two places would be lost in both at once. */
function refuseRepeatedSecrets(values: z.output<typeof schema>): void {
  const masterKeys = [...values.CREDENTIAL_KEYS.values()].map((key) => key.toString("base64"));
  if ([...masterKeys, values.SUPABASE_SECRET_KEY].includes(values.CRON_SECRET))
    throw new Error("CRON_SECRET must be a secret of its own, used for nothing else.");
  if (masterKeys.includes(values.SUPABASE_SECRET_KEY))
    throw new Error("SUPABASE_SECRET_KEY must be a secret of its own, used for nothing else.");
}

function describeIssue(
  issue: z.core.$ZodIssue | undefined,
  source: Record<string, string | undefined>,
): string {
  const name = String(issue?.path[0] ?? "environment");
  if (source[name] !== undefined) return `${name} ${issue?.message ?? "is malformed"}.`;
  const hint = SUPABASE_KEYS.some((key) => key === name)
    ? "set all of the Supabase variables, or none of them and use npm start for the embedded stack"
    : "see .env.example";
  return `${name} is missing: ${hint}.`;
}

let cached: Env | null = null;

/** The parsed environment of this process. The only reader of `process.env`. */
export function env(): Env {
  cached ??= parseEnv({ ...process.env });
  return cached;
}

/** For the start of a process: ends it with one line that names the first variable that is missing or malformed. */
export function requireEnv(): void {
  try {
    env();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}
