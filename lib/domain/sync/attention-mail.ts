/** The mail to an organisation's admins when Datadog refuses a connection's keys; names are other people's words. */
export function attentionMail(about: {
  organization: string;
  connection: string;
  reason: string | null;
  /** Where it is mended; null when not known. */
  link: string | null;
}): {
  subject: string;
  text: string;
} {
  const connection = oneLine(about.connection);
  const organization = oneLine(about.organization);
  return {
    subject: `${connection} needs new keys (${organization})`,
    text: [
      `Plumbline can no longer read from "${connection}" of ${organization}.`,
      oneLine(about.reason ?? "Datadog refused its keys."),
      "What was read so far stays, and no further call is made until an admin enters new keys:",
      about.link ?? "open Settings > Connections in Plumbline and choose the connection.",
    ].join("\n\n"),
  };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
