// Parses stored payloads again after an update of the parser, without a call to Datadog: `npm run replay [-- --org slug]`.
import { parseArgs } from "node:util";
import { env } from "#lib/env.ts";
import { adminClient } from "#lib/supabase/admin.ts";
import { loadEnvFile } from "./stack/launch.ts";
import { replayAll } from "./steps/replay-all.ts";

loadEnvFile();
try {
  const { values } = parseArgs({ options: { org: { type: "string" } } });
  const slug = values.org ?? null;
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const { parsed, failed } = await replayAll({ db: adminClient(), env: env(), slug, print });
  if (parsed + failed === 0)
    print(slug === null ? "There is no connection." : `${slug} has no connection, or does not exist.`);
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
