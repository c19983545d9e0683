import { oneLine } from "../format/format.ts";

export type Notice = {
  /** What it is about: `refused` or `failing`, and the code of the error, or `ours` for a fault of ours. */
  told: string;
  /** End of the last run that did not fail, ISO. */
  since: string;
  organization: string;
  connection: string;
  /** Why the last run failed, in words. */
  reason: string | null;
  /** Where it is mended; null when not known. */
  link: string | null;
};

/** The mail to an organisation's admins about a connection that is not read; names are other people's words. */
export function noticeMail(notice: Notice): { subject: string; text: string } {
  const about = {
    ...notice,
    organization: oneLine(notice.organization),
    connection: oneLine(notice.connection),
    reason: oneLine(notice.reason ?? ""),
  };
  return notice.told.startsWith("refused ") ? refusedMail(about) : failingMail(about);
}

function refusedMail({ organization, connection, reason, link }: Notice) {
  return {
    subject: `${connection} needs new keys (${organization})`,
    text: [
      `Plumbline can no longer read from "${connection}" of ${organization}.`,
      reason || "Datadog refused its keys.",
      "What was read so far stays, and no further call is made until an admin enters new keys:",
      link ?? "open Settings > Connections in Plumbline and choose the connection.",
    ].join("\n\n"),
  };
}

function failingMail({ told, since, organization, connection, reason, link }: Notice) {
  return {
    subject: `${connection} has not been read for two days (${organization})`,
    text: [
      `Every sync of "${connection}" of ${organization} has failed since ${since.slice(0, 16).replace("T", " ")} UTC. The last one: ${reason || "no reason is known."}`,
      whatToDo(told.replace("failing ", "")),
      "What was read so far stays, and the syncs go on trying by themselves. Each run and its error:",
      link ?? "open Settings > Connections in Plumbline and choose the connection.",
    ].join("\n\n"),
  };
}

function whatToDo(cause: string): string {
  if (cause === "ours")
    return "The fault is on Plumbline's side: whoever runs it finds the cause in its log. Nothing is wrong with your keys.";
  if (cause === "rate_limited")
    return "Something uses up the rate limit of this account: see which other tools read with keys of the same organisation, or ask for a higher limit.";
  return 'See whether the other side has an incident, and whether a firewall or proxy stands between. When it is mended, "Sync now" on the connection tries at once.';
}
