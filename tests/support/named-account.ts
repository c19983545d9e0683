import { ago, type Connected, connectAccount, DAY, type SyncBench, sync } from "./connected-account.ts";
import { reportCommits } from "./reported.ts";
import { quote } from "./stack.ts";
import { setOrganization } from "./stack-client.ts";
import { wireDeployment } from "./wire-events.ts";

/** Names and addresses that must be found nowhere in the end, in lower case. */
export const PEOPLE = [
  ...["ana canaria", "ana.canaria@people.test", "anacanaria", "ana.canaria"],
  ...["bea canaria", "bea.canaria@people.test", "raw-canaria@people.test"],
];

export const ANA = {
  name: "Ana Canaria",
  email: "raw-canaria@people.test",
  canonical_email: "ana.canaria@people.test",
};
const BODY = "Paired with Bea Canaria.\n\nSigned-off-by: Ana Canaria <ana.canaria@people.test>";
const CLAUDE = "Co-authored-by: Claude <noreply@anthropic.com>";
const DEPENDABOT = {
  name: "dependabot[bot]",
  email: "49699333+dependabot[bot]@users.noreply.github.com",
};

export const shaOf = (n: number) => n.toString(16).padStart(40, "a");

const COMMITS = [
  { sha: shaOf(1), author: ANA, message: `Add retry\n\n${BODY}` },
  { sha: shaOf(2), author: ANA, message: `Add cache (ana.canaria)\n\n${BODY}\n${CLAUDE}` },
  {
    sha: shaOf(3),
    author: DEPENDABOT,
    message: "Bump x\n\nReviewed-by: Bea Canaria <bea.canaria@people.test>",
  },
  { sha: shaOf(4), author: { name: "Bea Canaria", email: "bea.canaria@people.test" }, message: null },
  {
    sha: shaOf(5),
    author: { name: "ana.canaria@people.test" },
    message: `Long\n${"x".repeat(600)}\n${BODY}`,
  },
];

/** An account whose events name people wherever they can, read once, with what git said of two of the commits. */
export async function connectNamed(bench: SyncBench, rawRetentionDays = 90): Promise<Connected> {
  const git = { repository_url: "https://github.com/acme/shop.git", commit_sha: shaOf(1) };
  const connected = await connectAccount(bench, {
    deployments: [
      ...COMMITS.map((commit, n) =>
        wireDeployment(`d-${n}`, ago(bench, DAY + n * 60), { git, commits: [commit] }),
      ),
      wireDeployment("poisoned", "yesterday", { created_at: ago(bench, DAY), commits: COMMITS }),
    ],
  });
  if (rawRetentionDays !== 90)
    await setOrganization(connected.owner, connected.organizationId, { rawRetentionDays });
  await sync(connected);
  await reportAgain(connected);
  return connected;
}

/** What a CI job reports with every push. */
export function reportAgain({ bench, organizationId, acting }: Connected): Promise<number> {
  const ana = { authorName: ANA.name, authorEmail: ANA.email };
  return reportCommits(bench.db, { organizationId, userId: acting.user.id }, [
    { sha: shaOf(1), ...ana, message: `Add retry\n\n${BODY}\n${CLAUDE}` },
    { sha: shaOf(9), ...ana, message: `Only git knows it\n\n${BODY}` },
  ]);
}

/** As if all that is kept had been kept for so many days. */
export async function grow({ bench, organizationId }: Connected, days: number): Promise<void> {
  const of = `where organization_id = ${quote(organizationId)}`;
  const by = `- interval '${days} days'`;
  await bench.stack.sql(`
    update public.commits set named_at = named_at ${by} ${of} and named_at > '-infinity';
    update private.raw_payloads set stored_at = stored_at ${by} ${of};
    update public.quarantine set last_seen_at = last_seen_at ${by} ${of}`);
}
