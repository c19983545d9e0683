import { z } from "zod";

const SUPABASE_KEYS = [
  "NEXT_PUBLIC_SUPABASE_URL",
  "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY",
  "SUPABASE_SECRET_KEY",
] as const;

const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

const loopbackUrl = z
  .string()
  .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? "") && isLoopback(value), {
    error: "is accepted only for an http address of a loopback host",
  });

function isLoopback(value: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(URL.parse(value)?.hostname ?? "");
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

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  NEXT_PUBLIC_SUPABASE_URL: httpUrl,
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: z.string().min(16),
  SUPABASE_SECRET_KEY: z.string().min(16),
  CREDENTIAL_KEYS: keyRing,
  CRON_SECRET: z.string().min(32, { error: "must have at least 32 characters" }),
  DATADOG_API_BASE_URL: loopbackUrl.optional(),
  GITHUB_API_BASE_URL: loopbackUrl.optional(),
  PLUMBLINE_EMBEDDED: z.literal("1").optional(),
  PLUMBLINE_DEMO: z.enum(["0", "1"]).default("0"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = {
  port: number;
  /** The local stack of `npm start` runs beside us; false with a hosted Supabase project. */
  embedded: boolean;
  demo: boolean;
  supabaseUrl: string;
  publishableKey: string;
  secretKey: string;
  /** Master keys by id, the active one first. */
  credentialKeys: ReadonlyMap<number, Buffer>;
  cronSecret: string;
  datadogBaseUrl: string | null;
  githubBaseUrl: string | null;
  secureCookies: boolean;
  logLevel: string;
};

/** Reads the environment; throws one line that names the first variable that is missing or malformed. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(filled);
  if (!result.success) throw new Error(describeIssue(result.error.issues[0], filled));
  const values = result.data;
  const embedded = values.PLUMBLINE_EMBEDDED === "1";
  for (const name of ["DATADOG_API_BASE_URL", "GITHUB_API_BASE_URL"] as const) {
    if (values[name] !== undefined && !embedded)
      throw new Error(`${name} is accepted only in embedded mode.`);
  }
  return {
    port: values.PORT,
    embedded,
    demo: values.PLUMBLINE_DEMO === "1",
    supabaseUrl: values.NEXT_PUBLIC_SUPABASE_URL.replace(/\/+$/, ""),
    publishableKey: values.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
    secretKey: values.SUPABASE_SECRET_KEY,
    credentialKeys: values.CREDENTIAL_KEYS,
    cronSecret: values.CRON_SECRET,
    datadogBaseUrl: values.DATADOG_API_BASE_URL?.replace(/\/+$/, "") ?? null,
    githubBaseUrl: values.GITHUB_API_BASE_URL?.replace(/\/+$/, "") ?? null,
    secureCookies: values.NODE_ENV === "production" && !embedded,
    logLevel: values.LOG_LEVEL,
  };
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
