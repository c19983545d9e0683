import { planReclassification } from "#lib/db/commit-origins.ts";
import { correctDeployments, leaveOutReruns, undoCorrection } from "#lib/db/corrections.ts";
import { mapService } from "#lib/db/services.ts";
import { RULES_VERSION } from "#lib/domain/origin/rules-version.ts";
import { kindsOf } from "#lib/kinds.ts";
import { reclassify } from "#lib/sync/reclassify.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { type TickResult, tick } from "#lib/work/tick.ts";
import { atDatadog } from "./at-datadog.ts";
import { ago, type Connected, DAY, setConnection, settingsOf } from "./connected-account.ts";
import { type CrashLane, copyConnection, planPurge } from "./crash-lane.ts";
import { SETTINGS } from "./crash-world.ts";
import { makeWorthFolding } from "./folded.ts";
import { decideByOlderRules } from "./older-rules.ts";
import { reportCommits } from "./reported.ts";
import { quote, readRows } from "./stack.ts";
import { wireDeployment } from "./wire-events.ts";
import { nothingIsDue, setWork } from "./work.ts";

const NEWER = RULES_VERSION + 1;
const CLAUDE = "Add retry\n\nCo-authored-by: Claude <noreply@anthropic.com>";

/** What a copy is brought through, one after the other; each may be done again when whoever did it has died. */
export type CommitAct = { name: string; act: (copy: Connected) => Promise<unknown> };

/** More at Datadog, which the next run finds: a service without a repository, and one that is gone and asked for by its id. */
export function changeThrice({ template }: CrashLane): void {
  const { bench } = template;
  const bare = Array.from({ length: 4 }, (_, n) =>
    wireDeployment(`bare-${n}`, ago(bench, 4 * DAY + n * 3600), {
      service: "jobs",
      // Each repeats the one before.
      version: "1",
      git: { commit_sha: "c1".repeat(20) },
      commits: [`c${n}`, "c"].map((sha) => ({ sha, message: CLAUDE, change_lead_time: 60 * n - 30 })),
    }),
  );
  const { add, remove } = atDatadog(template);
  add(...bare);
  remove("d-36");
}

/** A copy whose owner may act in it, due to be read deeply and to lose old payloads. */
export async function copyWithOwner(lane: CrashLane): Promise<Connected> {
  const copy = await copyConnection(lane);
  await planPurge(lane, copy);
  await setConnection(copy, { last_deep_at: new Date(Date.now() - 7 * DAY * 1000).toISOString() });
  const { organizationId, acting } = copy;
  await lane.stack.sql(`update public.organizations set lookback_days = 7 where id = ${quote(organizationId)};
    insert into public.memberships (organization_id, user_id, role)
    values (${quote(organizationId)}, ${quote(acting.user.id)}, 'owner')`);
  const owned = {
    ...copy,
    acting: { ...acting, organization: { ...acting.organization, id: organizationId } },
  };
  await makeWorthFolding(owned);
  return owned;
}

export function commitActs(lane: CrashLane): CommitAct[] {
  const { stack } = lane;
  const idOf = async ({ organizationId }: Connected, externalId: string) => {
    const [row] = await readRows<{ id: string }>(
      stack,
      `select id from public.deployments where organization_id = ${quote(organizationId)}
        and external_id = ${quote(externalId)}`,
    );
    return row?.id ?? "";
  };
  /** In this order. */
  const due = async ({ organizationId }: Connected, ...kinds: string[]) => {
    for (const [place, kind] of kinds.entries()) {
      const work = { organizationId, subjectId: organizationId, kind };
      await setWork(stack, work, { next_at: new Date(place * 1000).toISOString() });
    }
  };
  return [
    { name: "read", act: tickAll },
    {
      name: "report",
      act: (copy) =>
        reportCommits(copy.bench.db, { ...copy, userId: copy.acting.user.id }, [
          { sha: "a1", origin: "bot" },
          { sha: "a2", message: CLAUDE },
          { sha: "c", repository: "github.com/acme/jobs", origin: "human" },
        ]),
    },
    {
      name: "correct",
      act: async (copy) => {
        const { acting } = copy;
        const [failed, repairing, other] = await Promise.all(
          ["d-8", "d-5", "d-12"].map((id) => idOf(copy, id)),
        );
        await correctDeployments(acting, {
          ids: [failed ?? ""],
          verdict: "failed",
          reason: "It was down",
          repairedBy: repairing,
        });
        await correctDeployments(acting, { ids: [other ?? ""], verdict: "left_out", reason: "A drill" });
      },
    },
    { name: "undo", act: async (copy) => undoCorrection(copy.acting, await idOf(copy, "d-12")) },
    { name: "leave out re-runs", act: (copy) => leaveOutReruns(copy.acting, "It ran again") },
    { name: "bring them back", act: (copy) => leaveOutReruns(copy.acting, null) },
    {
      name: "map",
      act: (copy) => mapService(copy.acting, { name: "jobs", repository: "github.com/acme/jobs" }),
    },
    {
      name: "decide by older rules",
      act: async (copy) => {
        await decideByOlderRules(stack, copy);
        await planReclassification(copy.bench.db, NEWER);
        await nothingIsDue(stack);
        await due(copy, "move_commits", "reclassify", "verify");
      },
    },
    { name: "work", act: tickAll },
  ];
}

/** All that is due but collecting, which follows every read, one after the other, origins by rules that are newer than any stored. */
async function tickAll({ bench }: Connected): Promise<TickResult> {
  const { collect: _, ...others } = kindsOf(settingsOf(bench, SETTINGS));
  const kinds = {
    ...others,
    reclassify: (...[held, options]: Parameters<typeof reclassify>) =>
      reclassify(held, { ...options, rulesVersion: NEWER, batch: 40 }),
  };
  const result = await tick(kinds, {
    db: bench.db,
    noticeMail,
    budgetSeconds: 3600,
    trigger: "cron",
    atOnce: 1,
  });
  if (result.claimed !== result.succeeded + countTurns(result)) throw new Error(JSON.stringify(result));
  return result;
}

/** Those that read a part are neither; what failed is not one of them. */
const countTurns = ({ claimed, succeeded, failed }: TickResult) =>
  failed > 0 ? Number.NaN : claimed - succeeded;
