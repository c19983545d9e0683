import { hasRole } from "../access/role.ts";
import { isStale } from "../report/freshness.ts";
import { unreadRanges, wholeHistory } from "./coverage.ts";
import type { ConnectionCoverage, DataQuality, Environment } from "./data-quality.ts";
import { saidAdvice, saidFinding } from "./quality-codes.ts";
import {
  incidentFinding,
  lackFinding,
  originFinding,
  servicesFinding,
  verdictFinding,
} from "./quality-content.ts";
import { type Finding, found, good, nothing, type Reader } from "./quality-state.ts";

export type StepKey =
  | "connection"
  | "sync"
  | "coverage"
  | "quarantine"
  | "environments"
  | "commits"
  | "repository"
  | "service"
  | "team"
  | "verdicts"
  | "services"
  | "incidents"
  | "origins";

/** One thing to look at, in the order in which they build on each other. */
export type QualityStep = Finding & { key: StepKey };

/** The steps from Datadog to a number that can be trusted, in the order in which they build on each other. */
export function qualitySteps(quality: DataQuality, reader: Reader): QualityStep[] {
  const { production, connections } = quality;
  const steps: [StepKey, Finding][] = [
    ["connection", connectionStep(connections, reader)],
    ["sync", syncStep(connections, reader)],
    ["coverage", coverageStep(connections)],
    ["quarantine", quarantineStep(quality, reader)],
    ["environments", environmentStep(quality, reader)],
    ["commits", lackFinding(production, "commits")],
    ["repository", lackFinding(production, "repository")],
    ["service", lackFinding(production, "service")],
    ["team", lackFinding(production, "team")],
    ["verdicts", verdictFinding(production, reader)],
    ["services", servicesFinding(production)],
    ["incidents", incidentStep(quality, reader)],
    ["origins", originFinding(production)],
  ];
  return steps.map(([key, finding]) => ({ key, ...finding }));
}

/** How many steps need action and how many could be better; those that only deserve a look are not counted. */
export function countSteps(steps: QualityStep[]): { act: number; improve: number } {
  const count = (wanted: QualityStep["state"]) => steps.filter(({ state }) => state === wanted).length;
  return { act: count("bad"), improve: count("improve") };
}

function connectionStep(connections: ConnectionCoverage[], { role }: Reader): Finding {
  const admin = hasRole(role, "admin");
  const live = connections.filter(({ status }) => status !== "disconnected");
  const refused = live.filter(({ status }) => status === "needs_attention").map(({ name }) => name);
  const link = "connections";
  if (live.length === 0) {
    const finding = saidFinding(connections.length === 0 ? "none_connected" : "all_disconnected");
    return found("bad", finding, { advice: saidAdvice(admin ? "connect_one" : "ask_to_connect"), link });
  }
  if (refused.length > 0) {
    const finding = saidFinding("keys_refused", { names: refused.join(", ") });
    return found("bad", finding, {
      advice: saidAdvice(admin ? "replace_keys" : "ask_to_replace_keys"),
      link,
    });
  }
  return good(
    saidFinding("connected", { count: live.length, names: live.map(({ name }) => name).join(", ") }),
  );
}

function syncStep(connections: ConnectionCoverage[], { now }: Reader): Finding {
  const live = connections.filter(({ status }) => status !== "disconnected");
  const never = live.find(({ lastSyncedAt }) => lastSyncedAt === null);
  const oldest = live
    .map(({ lastSyncedAt }) => lastSyncedAt)
    .filter((at) => at !== null)
    .toSorted()[0];
  const link = "runs";
  if (connections.length > 0 && live.length === 0) return nothing(saidFinding("no_sync_due"));
  if (oldest === undefined) return { ...nothing(saidFinding("no_sync_finished")), link };
  if (never !== undefined) return found("improve", saidFinding("never_read", { name: never.name }), { link });
  if (!isStale(oldest, now)) return good(saidFinding("synced", { at: oldest }));
  return found("improve", saidFinding("not_synced", { at: oldest }), {
    advice: saidAdvice("see_newest_runs"),
    link,
  });
}

function coverageStep(connections: ConnectionCoverage[]): Finding {
  const streams = connections.flatMap((connection) => {
    const whole = wholeHistory(connection);
    return whole === null ? [] : Object.values(connection.streams).map((stream) => ({ stream, whole }));
  });
  if (streams.length === 0) return nothing(saidFinding("nothing_read"));
  const gaps = streams.reduce((sum, { stream }) => sum + stream.gapCount, 0);
  const unread = streams.reduce((sum, { stream, whole }) => sum + unreadRanges(stream, whole).length, 0);
  if (gaps === 0 && unread === 0) return good(saidFinding("all_read"));
  return found("improve", lackOf(gaps, unread), { advice: saidAdvice("runs_try_again"), link: "runs" });
}

function lackOf(gaps: number, unread: number) {
  if (unread === 0) return saidFinding("with_gaps", { gaps });
  if (gaps === 0) return saidFinding("not_all_read_yet", { unread });
  return saidFinding("with_gaps_and_unread", { gaps, unread });
}

function quarantineStep({ quarantined, connections }: DataQuality, { role }: Reader): Finding {
  if (!connections.some(wholeHistory)) return nothing(saidFinding("nothing_read"));
  if (quarantined === 0) return good(saidFinding("all_readable"));
  const may = hasRole(role, "manager");
  return found("improve", saidFinding("in_quarantine", { count: quarantined }), {
    advice: saidAdvice(may ? "see_quarantine" : "manager_sees_quarantine"),
    link: may ? "quarantine" : null,
  });
}

function incidentStep(quality: DataQuality, reader: Reader): Finding {
  return quality.connections.some(wholeHistory)
    ? incidentFinding(quality, reader)
    : nothing(saidFinding("nothing_read"));
}

function environmentStep({ environments, productionEnvs }: DataQuality, { role }: Reader): Finding {
  const deployed = environments.filter(({ deployments }) => deployments > 0);
  const counted = deployed.filter(({ production }) => production);
  const alike = deployed.filter(looksLikeProduction).map(({ env }) => env);
  const link = "setting";
  const may = hasRole(role, "admin") ? "yes" : "no";
  if (deployed.length === 0) return nothing(saidFinding("no_deployments"));
  if (counted.length === 0) {
    const finding = saidFinding("none_counts", { names: productionEnvs.join(", ") });
    return found("bad", finding, { advice: saidAdvice("name_yours", { may }), link });
  }
  const finding = saidFinding("counted", {
    names: counted.map(({ env }) => env).join(", "),
    others: deployed.length - counted.length,
    total: deployed.length,
  });
  if (alike.length === 0) return found("good", finding, { link });
  const advice = saidAdvice("looks_like_production", { names: alike.join(", "), count: alike.length, may });
  return found("check", finding, { advice, link });
}

function looksLikeProduction({ env, production }: Environment): boolean {
  return (
    !production &&
    env !== null &&
    /prod|prd|live/i.test(env) &&
    !/non|pre|test|stag|delivery|product-/i.test(env)
  );
}
