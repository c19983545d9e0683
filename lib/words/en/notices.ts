/** Mails to an organisation's admins about a connection that is not read. */
export const notices = {
  refusedSubject: "{connection} needs new keys ({organization})",
  refusedLead: 'Plumbline can no longer read from "{connection}" of {organization}.',
  refusedReason: "Datadog refused its keys.",
  refusedRest: "What was read so far stays, and no further call is made until an admin enters new keys:",
  failingSubject: "{connection} has not been read for two days ({organization})",
  failingLead:
    'Every sync of "{connection}" of {organization} has failed since {since} UTC. The last one: {reason}',
  failingReason: "no reason is known.",
  failingAdvice:
    '{cause, select, ours {The fault is on Plumbline\'s side: whoever runs it finds the cause in its log. Nothing is wrong with your keys.} rate_limited {Something uses up the rate limit of this account: see which other tools read with keys of the same organisation, or ask for a higher limit.} other {See whether the other side has an incident, and whether a firewall or proxy stands between. When it is mended, "Sync now" on the connection tries at once.}}',
  failingRest:
    "What was read so far stays, and the syncs go on trying by themselves. Each run and its error:",
  vanishedSubject: "{connection} no longer lists much of what it had ({organization})",
  vanishedLead:
    'The source of "{connection}" of {organization} no longer lists so many of its events that Plumbline does not take them for deleted.',
  vanishedCauses:
    "Likely causes: the data source was switched in Datadog, whose page lists the events of one source only; the keys see less than before; the events were deleted there.",
  vanishedRest:
    "Nothing changes in the numbers: the events keep counting, and once they are listed again this ends by itself. An admin can have them deleted, or kept on purpose:",
  place: "open Settings > Connections in Plumbline and choose the connection.",
} as const;
