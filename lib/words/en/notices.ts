/** Mails to an organisation's admins about a feed that does not go on, or will not for long. */
export const notices = {
  refusedSubject: "{subject} needs new keys ({organization})",
  refusedLead: 'Plumbline can no longer read from "{subject}" of {organization}.',
  refusedReason: "Datadog refused its keys.",
  refusedAdvice:
    "An application key ends with its owner's account, so its owner may have left or been disabled. One that belongs to a service account lives on. Either key can be replaced alone.",
  refusedAdviceGitHub:
    "A token ends on the day that was chosen when it was made, and with the access of whoever made it. Make a new one on GitHub with read access to Actions, Contents and Pull requests.",
  refusedRest: "What was read so far stays, and no further call is made until an admin enters new keys:",
  failingSubject: "{subject} has not been read for two days ({organization})",
  failingLead:
    'Every sync of "{subject}" of {organization} has failed since {since} UTC. The last one: {reason}',
  failingReason: "no reason is known.",
  failingAdvice:
    '{cause, select, ours {The fault is on Plumbline\'s side: whoever runs it finds the cause in its log. Nothing is wrong with your keys.} rate_limited {Something uses up the rate limit of this account: see which other tools read with keys of the same organisation, or ask for a higher limit.} other {See whether the other side has an incident, and whether a firewall or proxy stands between. When it is mended, "Sync now" on the connection tries at once.}}',
  failingRest:
    "What was read so far stays, and the syncs go on trying by themselves. Each run and its error:",
  brokeSubject: "A sync of {subject} failed, the first in two weeks ({organization})",
  brokeLead:
    'The last sync of "{subject}" of {organization} failed after two weeks without an error. The last good one ended at {since} UTC. {reason}',
  brokeReason: "No reason is known.",
  brokeAdvice:
    'If something was changed in these days, as a network, a proxy or rights in Datadog, look there first. "Sync now" on the connection tries at once.',
  brokeRest:
    "What was read so far stays, and it is tried again by itself. You hear of it again only when it has lasted two days. The run and its error:",
  vanishedSubject:
    "{subject} no longer lists {missing, plural, one {# event} other {# events}} ({organization})",
  vanishedLead:
    'Datadog answered the last sync of "{subject}" of {organization} without {missing, plural, one {# event} other {# events}} of {of, number} that it had listed in the same days before.',
  vanishedAdvice:
    "There are three likely causes. The data source of the DORA metrics was switched in Datadog: each source lists only what came since it was first chosen, and switching back brings the rest back. The keys may see less than before. Or events were deleted there on purpose.",
  vanishedRest:
    "They keep counting, and no number changes, until they come back or an admin decides on the connection's page:",
  expiringSubject: "The API token {subject} ends soon ({organization})",
  expiringLead:
    'The API token "{subject}" (ends in {hint}) of {organization} ends on {since} UTC. Programs that use it are refused from then on.',
  expiringAdvice:
    "If it is still needed, create another one, give it to the program, and revoke this one. If not, there is nothing to do.",
  expiringRest: "The tokens and when each was last used:",
  endingSubject: "The token of {subject} ends soon ({organization})",
  endingLead:
    'The token of "{subject}" (ends in {hint}) of {organization} ends on {since} UTC. From then on nothing is read with it.',
  endingAdvice:
    "Make another one on GitHub with the same access, and replace this one on the connection's page. If an owner of the organisation there has to approve it, ask in time.",
  endingRest: "What was read so far stays either way. You hear of this once. The connection:",
  unpublishedSubject: "Plumbline's metrics no longer reach Datadog ({organization})",
  unpublishedLead:
    'Nothing of {organization} has been published to "{subject}" since {since} UTC. The last try: {reason}',
  unpublishedReason: "no reason is known.",
  unpublishedAdvice:
    "Boards there stand still and then say that there is no data, and a monitor that does not alert on missing data stays silent. {cause, select, ours {The fault is on Plumbline's side: whoever runs it finds the cause in its log.} other {If the keys are refused, replace them on the connection. If what is set no longer fits, as a connection that is gone, choose another one.}}",
  unpublishedRest:
    "It is tried again by itself, and you hear of it again only when the reason is another one or it stops anew. What is set, and each run with its error:",
  place: "open Settings > Connections in Plumbline and choose the connection.",
  placeOfTokens: "open Settings > API tokens in Plumbline.",
  placeOfPublishing: "open Settings > To Datadog in Plumbline.",
} as const;
