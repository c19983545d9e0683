import { formatCount, plural } from "../format/format.ts";

const FIELDS: Record<string, string> = {
  id: "id",
  attributes: "attributes",
  started_at: "start",
  finished_at: "end",
  created_at: "time of registration",
  change_failure: "verdict",
  recovery_time_sec: "recovery time",
  time_to_restore: "time to restore",
  commits: "list of commits",
  "commits.sha": "sha of a commit",
  "commits.timestamp": "time of a commit",
  "commits.change_lead_time": "lead time of a commit",
  env: "environment",
};

const FLAWS: [RegExp, string][] = [
  [/is missing or longer than 128 characters$/, "is missing or longer than 128 characters"],
  [/is missing$/, "is missing"],
  [/is not an RFC 3339 time$/, "is not a time that can be read, such as 2026-03-01T12:00:00Z"],
  [/is not between 2000 and 2100$/, "lies before 2000 or after 2100"],
  [
    /is outside the range that Datadog listed it in$/,
    "lies outside the days that Datadog listed the event in",
  ],
  [/is negative$/, "is negative"],
  [/is not finite$/, "is not a finite number"],
  [/is not a number of seconds$/, "is not a number of seconds"],
  [/is neither true, false nor null$/, "is neither true, false nor empty"],
  [/is neither text nor number$/, "is neither a text nor a number"],
  [/holds something that is neither text nor number$/, "holds something that is neither a text nor a number"],
  [/is a number too large to be exact$/, "is a number too large to be exact"],
  [/is of a kind that cannot be read$/, "is of a kind that cannot be read"],
];

const WHOLE: Record<string, string> = {
  "a text holds a NUL character": "A text in it holds a NUL character, which no database can store.",
  "a text holds half a character (a lone surrogate)":
    "A text in it holds half a character: it was cut in the middle of an emoji or the like.",
  "the event is nested deeper than 32 levels": "It is nested deeper than 32 levels.",
  "the database cannot hold one of its values": "The database cannot hold one of its values.",
};

/** Why an event waits in quarantine, in plain words; a reason without words here as it is stored. */
export function quarantineReason(reason: string): string {
  const plain = reason.replace(/\.\d+/g, "");
  const whole = WHOLE[plain];
  if (whole !== undefined) return whole;
  const flaw = FLAWS.find(([pattern]) => pattern.test(plain));
  const field = plain.split(" ")[0] ?? "";
  if (flaw === undefined || field === "") return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}.`;
  return `Its ${FIELDS[field] ?? field} ${flaw[1]}.`;
}

/** Of an event that reads well, which only Datadog can put right. */
export const MISPLACED =
  "It reads well, but does not stand where Datadog lists it. The next sync looks again; parsing it again changes nothing.";

type Replay = {
  status: "queued" | "running" | "succeeded" | "partial" | "failed" | "cancelled";
  streams: Record<"deployments" | "incidents", { inserted: number; updated: number; unchanged: number }>;
};

/** What came of parsing the stored payloads again. */
export function replayOutcome({ status, streams }: Replay): string {
  const sum = (name: "inserted" | "updated" | "unchanged") =>
    streams.deployments[name] + streams.incidents[name];
  if (status === "queued" || status === "running") return "The stored payloads are being parsed.";
  const first = sum("inserted") === 0 ? "no event" : plural(sum("inserted"), "event");
  const read = `${first} could be read for the first time, ${formatCount(sum("updated"))} changed, ${formatCount(sum("unchanged"))} stayed as they were`;
  if (status === "succeeded") return `${read.charAt(0).toUpperCase()}${read.slice(1)}.`;
  return `It did not come to its end; until then ${read}.`;
}
