import { hasRole } from "../access/role.ts";
import { plural } from "../format/format.ts";
import { formatAgo } from "../format/format-time.ts";
import { isStale } from "../report/freshness.ts";
import type { StateWord } from "../sync/sync-words.ts";
import { unreadRanges, wholeHistory } from "./coverage.ts";
import type { ConnectionCoverage, DataQuality, Environment } from "./data-quality.ts";
import {
  incidentFinding,
  lackFinding,
  originFinding,
  servicesFinding,
  verdictFinding,
} from "./quality-content.ts";
import { ACT, CHECK, type Finding, good, IMPROVE, NOTHING, nothing, type Reader } from "./quality-state.ts";

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
export type QualityStep = Finding & { key: StepKey; title: string };

const NOTHING_READ = "Nothing has been read yet.";
const CONNECTIONS = { label: "See the connections", path: "/settings/connections" };

/** The steps from Datadog to a number that can be trusted, in the order in which they build on each other. */
export function qualitySteps(quality: DataQuality, reader: Reader): QualityStep[] {
  const { production, connections } = quality;
  const steps: [StepKey, string, Finding][] = [
    ["connection", "Connection", connectionStep(connections, reader)],
    ["sync", "Last sync", syncStep(connections, reader)],
    ["coverage", "What was read", coverageStep(connections)],
    ["quarantine", "Quarantine", quarantineStep(quality, reader)],
    ["environments", "Environments", environmentStep(quality, reader)],
    ["commits", "Commits", lackFinding(production, "commits")],
    ["repository", "Repositories", lackFinding(production, "repository")],
    ["service", "Services", lackFinding(production, "service")],
    ["team", "Teams", lackFinding(production, "team")],
    ["verdicts", "Verdicts", verdictFinding(production, reader)],
    ["services", "Services with incidents", servicesFinding(production)],
    ["incidents", "Last incident", incidentStep(quality, reader)],
    ["origins", "Origin of the code", originFinding(production)],
  ];
  return steps.map(([key, title, found]) => ({ key, title, ...found }));
}

/** What the steps come to; those that only deserve a look are not counted. */
export function stepsState(steps: QualityStep[]): StateWord {
  const count = (tone: StateWord["tone"]) => steps.filter(({ state }) => state.tone === tone).length;
  const [act, improve] = [count("failed"), count("stale")];
  const better = improve === 0 ? "" : `${improve} could be better`;
  if (act === 0)
    return improve === 0 ? { tone: "fine", word: "Nothing to do" } : { tone: "stale", word: better };
  const needs = `${act} ${act === 1 ? "needs" : "need"} action`;
  return { tone: "failed", word: better === "" ? needs : `${needs}, ${better}` };
}

function connectionStep(connections: ConnectionCoverage[], { role }: Reader): Finding {
  const admin = hasRole(role, "admin");
  const live = connections.filter(({ status }) => status !== "disconnected");
  const refused = live.filter(({ status }) => status === "needs_attention").map(({ name }) => name);
  if (live.length === 0) {
    return {
      state: ACT,
      finding:
        connections.length === 0
          ? "No Datadog account is connected."
          : "Every account is disconnected: the numbers do not change any more.",
      advice: admin
        ? "Connect one. An account that was disconnected comes back with all that it held."
        : "Ask an owner or admin to connect one.",
      link: CONNECTIONS,
    };
  }
  if (refused.length > 0) {
    return {
      state: ACT,
      finding: `Datadog refuses the keys of ${refused.join(", ")}.`,
      advice: admin
        ? "Replace the keys. What was missed meanwhile is read then."
        : "Ask an owner or admin to replace the keys.",
      link: CONNECTIONS,
    };
  }
  return good(`${plural(live.length, "account")} connected: ${live.map(({ name }) => name).join(", ")}.`);
}

function syncStep(connections: ConnectionCoverage[], { now }: Reader): Finding {
  const live = connections.filter(({ status }) => status !== "disconnected");
  const never = live.find(({ lastSyncedAt }) => lastSyncedAt === null);
  const oldest = live
    .map(({ lastSyncedAt }) => lastSyncedAt)
    .filter((at) => at !== null)
    .toSorted()[0];
  const runs = { label: "See the runs", path: "/runs" };
  if (connections.length > 0 && live.length === 0) return nothing("No account is connected, so none is due.");
  if (live.length === 0 || (never !== undefined && oldest === undefined)) {
    return { state: NOTHING, finding: "No sync has finished yet.", advice: null, link: runs };
  }
  if (never !== undefined)
    return { state: IMPROVE, finding: `${never.name} was never read.`, advice: null, link: runs };
  const at = oldest ?? "";
  const stale = isStale(at, now);
  if (!stale) return good(`The last good run ended ${formatAgo(at, now)}.`);
  return {
    state: IMPROVE,
    finding: `The last good run ended ${formatAgo(at, now)}; one is due every night.`,
    advice: "The newest runs say what stopped them.",
    link: runs,
  };
}

function coverageStep(connections: ConnectionCoverage[]): Finding {
  const streams = connections.flatMap((connection) => {
    const whole = wholeHistory(connection);
    return whole === null ? [] : Object.values(connection.streams).map((stream) => ({ stream, whole }));
  });
  if (streams.length === 0) return nothing(NOTHING_READ);
  const gaps = streams.reduce((sum, { stream }) => sum + stream.gapCount, 0);
  const unread = streams.reduce((sum, { stream, whole }) => sum + unreadRanges(stream, whole).length, 0);
  if (gaps === 0 && unread === 0) return good("All of the history that was asked for was read completely.");
  return {
    state: IMPROVE,
    finding: [
      gaps === 0 ? null : `${plural(gaps, "range")} could not be read completely.`,
      unread === 0
        ? null
        : `${plural(unread, "range")} of the history ${unread === 1 ? "is" : "are"} not read yet.`,
    ]
      .filter((part) => part !== null)
      .join(" "),
    advice: "Nothing to do: every run tries them again, and no number counts their days as read.",
    link: { label: "See the runs", path: "/runs" },
  };
}

function quarantineStep({ quarantined, connections }: DataQuality, { role }: Reader): Finding {
  if (!connections.some(wholeHistory)) return nothing(NOTHING_READ);
  if (quarantined === 0) return good("Every event that Datadog sent could be read.");
  const may = hasRole(role, "manager");
  return {
    state: IMPROVE,
    finding: `${plural(quarantined, "event")} could not be read and ${quarantined === 1 ? "counts" : "count"} nowhere.`,
    advice: may
      ? "See each with its reason. Most are mended where they are sent to Datadog from."
      : "A manager can see them with their reasons.",
    link: may ? { label: "See the quarantine", path: "/data-quality/quarantine" } : null,
  };
}

function incidentStep(quality: DataQuality, reader: Reader): Finding {
  return quality.connections.some(wholeHistory) ? incidentFinding(quality, reader) : nothing(NOTHING_READ);
}

function environmentStep({ environments, productionEnvs }: DataQuality, { role }: Reader): Finding {
  const deployed = environments.filter(({ deployments }) => deployments > 0);
  const counted = deployed.filter(({ production }) => production);
  const alike = deployed.filter(looksLikeProduction).map(({ env }) => env);
  const link = { label: "See the setting", path: "/settings/general" };
  const who = hasRole(role, "admin") ? "" : " An owner or admin can change it.";
  if (deployed.length === 0) return nothing("No deployment in the last 90 days.");
  if (counted.length === 0) {
    return {
      state: ACT,
      finding: `None of the environments seen counts as production (${productionEnvs.join(", ")}): the numbers are empty.`,
      advice: `Name yours in the settings.${who}`,
      link,
    };
  }
  const finding = `Counted as production: ${counted.map(({ env }) => env).join(", ")}. Not counted: ${deployed.length - counted.length} of ${plural(deployed.length, "environment")}.`;
  if (alike.length === 0) return { ...good(finding), link };
  return {
    state: CHECK,
    finding,
    advice: `${alike.join(", ")} ${alike.length === 1 ? "looks" : "look"} like production but ${alike.length === 1 ? "does" : "do"} not count.${who}`,
    link,
  };
}

function looksLikeProduction({ env, production }: Environment): boolean {
  return (
    !production &&
    env !== null &&
    /prod|prd|live/i.test(env) &&
    !/non|pre|test|stag|delivery|product-/i.test(env)
  );
}
