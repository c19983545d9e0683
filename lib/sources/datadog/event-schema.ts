import { z } from "zod";
import { cut } from "../../domain/cut.ts";
import { keepMessage } from "../../domain/origin/kept-message.ts";
import { repositorySlug } from "../../domain/origin/repository-slug.ts";
import type { Commit, Deployment, Incident, Stream } from "../../domain/sync/events.ts";
import type { QuarantineReason } from "../../domain/sync/reasons.ts";
import { collectPage, openRaw, type Parsed, quarantine, withProvenance } from "../raw-event.ts";
import type { ParsedPage } from "../source.ts";
import { averages, tagsOf } from "./wire-extras.ts";
import { flag, flaw, instant, seconds, signedSeconds, text, textList } from "./wire-value.ts";

const LONGEST_ID = 128;
const LONGEST_SHA = 128;

const required = instant
  .refine((value) => value !== null, { params: flaw("missing") })
  .transform((value) => value ?? "");
const object = z.looseObject({});
const git = z.looseObject({ commit_sha: text, repository_id: text, repository_url: text }).nullish();
const extra = z.unknown().optional();

const wireCommit = z.looseObject({
  sha: text,
  timestamp: instant,
  author: z.looseObject({ email: text, canonical_email: text, name: text, is_bot: flag }).nullish(),
  message: z.string().nullish(),
  html_url: text,
  change_lead_time: signedSeconds,
  time_to_pr_ready: signedSeconds,
  review_time: signedSeconds,
  merge_time: signedSeconds,
  time_to_deploy: signedSeconds,
  deploy_time: signedSeconds,
});

const wireDeployment = z.looseObject({
  service: text,
  env: text,
  team: text,
  version: text,
  source: text,
  deployment_type: text,
  started_at: required,
  finished_at: instant,
  created_at: instant,
  duration: seconds,
  git,
  change_failure: flag,
  recovery_time_sec: seconds,
  remediation: z.looseObject({ id: text, type: text }).nullish(),
  custom_tags: extra,
  custom: extra,
  averaged_metrics: averages,
  commits: z.array(wireCommit).nullish(),
});

const wireIncident = z.looseObject({
  services: textList,
  service: textList,
  env: textList,
  team: textList,
  name: text,
  severity: text,
  version: text,
  source: text,
  // Nothing of an incident is lost for what only links it.
  git: git.catch(null),
  custom_tags: extra,
  custom: extra,
  started_at: required,
  finished_at: instant,
  created_at: instant,
  time_to_restore: seconds,
});

const envelope = z.looseObject({
  id: text.refine((id) => id !== null && id.length <= LONGEST_ID, {
    params: flaw("missing_or_long", { most: LONGEST_ID }),
  }),
  attributes: object,
});

/** Reads events of a list one by one; an id that comes twice counts once. */
export function parsePage(stream: Stream, raws: readonly unknown[]): ParsedPage {
  return collectPage(raws, stream === "deployments" ? parseDeployment : parseIncident);
}

/** Reads one deployment of a list, whole or not at all. */
export function parseDeployment(raw: unknown): Parsed<Deployment> {
  return parse(raw, wireDeployment, toDeployment);
}

/** Reads one incident of a list, whole or not at all. */
export function parseIncident(raw: unknown): Parsed<Incident> {
  return parse(raw, wireIncident, toIncident);
}

type Spoiled = { finished_at: string | null; commits?: { sha: string | null }[] | null | undefined };

function parse<Wire extends Spoiled, T extends Deployment | Incident>(
  raw: unknown,
  schema: z.ZodType<Wire>,
  build: (id: string, wire: Wire) => T,
): Parsed<T> {
  const { value, flaw: odd } = openRaw(raw);
  const refuse = (reason: QuarantineReason) => quarantine({ value, id: idOf(value), reason });
  if (odd !== null) return refuse(odd);
  const outer = envelope.safeParse(value);
  if (!outer.success) return refuse(reasonOf(outer.error));
  const inner = schema.safeParse(outer.data.attributes);
  if (!inner.success) return refuse(reasonOf(inner.error));
  const event = build(outer.data.id ?? "", inner.data);
  return { ok: true, event: withProvenance(event, value), leftOut: countLeftOut(inner.data, event) };
}

/** The id of an event that is not read otherwise; null when it has none that could be one. */
function idOf(raw: unknown): string | null {
  const id = typeof raw === "object" && raw !== null && "id" in raw ? text.safeParse(raw.id) : null;
  return id?.success === true && id.data !== null && id.data.length <= LONGEST_ID ? id.data : null;
}

function countLeftOut(wire: Spoiled, event: { finishedAt: string | null }): number {
  const commits = wire.commits?.filter((commit) => commit.sha === null).length ?? 0;
  return commits + (wire.finished_at !== null && event.finishedAt === null ? 1 : 0);
}

/** The field by its path without places in lists, so that the same fault in the third commit and in the fifth is one. */
function reasonOf(error: z.ZodError): QuarantineReason {
  const issue = error.issues[0];
  const whole = issue?.path.join(".") ?? "";
  if (whole === "") return { code: "unreadable_event", numbers: {} };
  const field = issue?.path.filter((part) => typeof part !== "number").join(".") ?? whole;
  const { code = "unreadable", numbers = {} } = issue?.code === "custom" ? (issue.params ?? {}) : {};
  return { code, numbers: { ...numbers, field, ...(field !== whole && { path: whole }) } };
}

function toDeployment(externalId: string, wire: z.output<typeof wireDeployment>): Deployment {
  return {
    externalId,
    service: wire.service,
    env: wire.env,
    team: wire.team,
    version: wire.version,
    ...placeInGit(wire.git),
    startedAt: wire.started_at,
    finishedAt: notBefore(wire.finished_at, wire.started_at),
    registeredAt: wire.created_at,
    changeFailure: wire.change_failure,
    recoverySeconds: wire.recovery_time_sec,
    remediationId: wire.remediation?.id ?? null,
    remediationType: wire.remediation?.type ?? null,
    deploymentType: wire.deployment_type,
    source: wire.source,
    tags: tagsOf(wire.custom_tags, wire.custom),
    averages: wire.averaged_metrics,
    commits: toCommits(wire.commits ?? []),
  };
}

function toIncident(externalId: string, wire: z.output<typeof wireIncident>): Incident {
  return {
    externalId,
    services: [...new Set([...wire.services, ...wire.service])],
    envs: wire.env,
    teams: wire.team,
    name: wire.name,
    severity: wire.severity,
    version: wire.version,
    source: wire.source,
    ...placeInGit(wire.git),
    tags: tagsOf(wire.custom_tags, wire.custom),
    startedAt: wire.started_at,
    finishedAt: notBefore(wire.finished_at, wire.started_at),
    registeredAt: wire.created_at,
    restoreSeconds: wire.time_to_restore,
  };
}

function placeInGit(wire: z.output<typeof git>): Pick<Deployment, "repository" | "commitSha"> {
  const { repository_id = null, repository_url = null, commit_sha = null } = wire ?? {};
  return {
    repository: repositorySlug(repository_id ?? "") ?? repositorySlug(repository_url ?? ""),
    commitSha: lowerCased(commit_sha),
  };
}

/** An end before the start is no end. */
function notBefore(finishedAt: string | null, startedAt: string): string | null {
  return finishedAt !== null && Date.parse(finishedAt) >= Date.parse(startedAt) ? finishedAt : null;
}

/** Each sha once; a commit without one cannot be told apart and is left out. */
function toCommits(wires: z.output<typeof wireCommit>[]): Commit[] {
  const commits = new Map<string, Commit>();
  for (const wire of wires) {
    const sha = lowerCased(wire.sha);
    if (sha !== null && !commits.has(sha)) commits.set(sha, toCommit(sha, wire));
  }
  return [...commits.values()];
}

/** Cut after the change of case, which can make a text longer. */
function lowerCased(sha: string | null): string | null {
  return sha === null ? null : cut(sha.toLowerCase(), LONGEST_SHA);
}

function toCommit(sha: string, wire: z.output<typeof wireCommit>): Commit {
  const { name = null, email = null, canonical_email = null, is_bot = null } = wire.author ?? {};
  const authorEmail = canonical_email ?? email;
  return {
    sha,
    committedAt: wire.timestamp,
    authorName: name,
    authorEmail,
    rawAuthorEmail: email === authorEmail ? null : email,
    isBot: is_bot,
    ...keepMessage(wire.message ?? null),
    url: wire.html_url,
    leadSeconds: wire.change_lead_time,
    timeToPrReadySeconds: stage(wire.time_to_pr_ready),
    reviewSeconds: stage(wire.review_time),
    mergeSeconds: stage(wire.merge_time),
    timeToDeploySeconds: stage(wire.time_to_deploy),
    deploySeconds: stage(wire.deploy_time),
  };
}

/** A negative stage is a clock that was off, not a duration. */
function stage(value: number | null): number | null {
  return value === null || value < 0 ? null : value;
}
