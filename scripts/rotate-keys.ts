// Seals every stored credential under the first key of CREDENTIAL_KEYS. May be killed and run again at any time.
import { env } from "#lib/env.ts";
import { adminClient } from "#lib/supabase/admin.ts";
import { type Rotation, rotateKeys } from "./rotate/rotate.ts";
import { runOnStack } from "./stack/join.ts";

function report({ resealed, unreadable, missing }: Rotation, keyIds: number[]): string[] {
  const [active, ...older] = keyIds;
  const lines = [`${resealed} credentials sealed anew under key ${active}.`];
  for (const [keyId, count] of missing)
    lines.push(
      `${count} are sealed under key ${keyId}, which is not in CREDENTIAL_KEYS: add it and run again.`,
    );
  if (unreadable.length > 0)
    lines.push(
      `${unreadable.length} could not be opened with the key that sealed them: ${unreadable.join(", ")}. They are unchanged; their keys have to be entered again if no other ring opens them.`,
    );
  if (missing.size === 0 && unreadable.length === 0 && older.length > 0)
    lines.push(`Nothing is left under key ${older.join(" or ")}: it can leave CREDENTIAL_KEYS.`);
  return lines;
}

await runOnStack(
  () => null,
  async () => {
    const ring = env().credentialKeys;
    const rotation = await rotateKeys(adminClient(), ring, (resealed) => {
      if (process.stdout.isTTY) process.stdout.write(`\r${resealed} sealed anew`);
    });
    if (process.stdout.isTTY) process.stdout.write("\r");
    process.stdout.write(`${report(rotation, [...ring.keys()]).join("\n")}\n`);
    return { done: rotation.unreadable.length === 0 && rotation.missing.size === 0 };
  },
);
