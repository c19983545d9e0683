import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const schema = z.object({
  publishableKey: z.string(),
  secretKey: z.string(),
  jwtSecret: z.string(),
  cronSecret: z.string(),
  credentialKeys: z.string(),
});
export type StackSecrets = z.infer<typeof schema>;

/** The embedded stack's own secrets, made once and kept beside its data, readable to the owner only. */
export function stackSecrets(dataDir: string): StackSecrets {
  const file = join(dataDir, "secrets.json");
  if (existsSync(file)) return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const random = (bytes: number) => randomBytes(bytes).toString("base64url");
  const secrets: StackSecrets = {
    publishableKey: `sb_publishable_${random(18)}`,
    secretKey: `sb_secret_${random(24)}`,
    jwtSecret: random(48),
    cronSecret: random(32),
    credentialKeys: `1:${randomBytes(32).toString("base64")}`,
  };
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
