// Takes a person out of all that an organisation keeps: `npm run forget -- --org slug --email address [--email another]`.
import { parseArgs } from "node:util";
import { findOrganizationId } from "#lib/db/people.ts";
import { forgetPerson } from "#lib/sync/forget.ts";
import { thisServer } from "#lib/sync/this-server.ts";
import { runOnStack } from "./stack/join.ts";

function readArguments() {
  const options = { org: { type: "string" }, email: { type: "string", multiple: true } } as const;
  const { org: slug = "", email: addresses = [] } = parseArgs({ options }).values;
  if (slug === "" || addresses.length === 0)
    throw new Error("Say whom to forget and where: npm run forget -- --org SLUG --email ADDRESS");
  return { slug, addresses };
}

await runOnStack(readArguments, async ({ slug, addresses }) => {
  const { db, env } = thisServer();
  if ((await findOrganizationId(db, slug)) === null) throw new Error(`There is no organisation ${slug}.`);
  const { names, commits, payloads, quarantine } = await forgetPerson({
    db,
    ring: env.credentialKeys,
    slug,
    addresses,
  });
  const lines = [
    `${slug}: ${names} names stood beside ${addresses.length === 1 ? "this address" : "these addresses"}.`,
    `Taken out of ${commits} commits, ${payloads} payloads and ${quarantine} events in quarantine.`,
    "Not touched: accounts, memberships, invitations and the audit log. Backups keep what they hold.",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return { done: true };
});
