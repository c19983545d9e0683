/** Settings, Connections: the list, one connection, and connecting another account. */
export const connections = {
  title: "Connections",
  lead: "The accounts that the numbers come from. Times in {timeZone}.",
  theConnections: "The connections",
  one: "Connection",
  oneLead: "Times in {timeZone}. <runs>See its runs</runs>",
  newOne: "Connect an account",
  connect: "Connect {source}",
  connectAnother: "Connect another {source} account",
  connectByAdmin:
    "An owner or admin of {organization} connects the account here. They need what is described beside this.",
  manageByAdmin:
    "An owner or admin of {organization} can replace the keys, disconnect the account or bring it back here.",

  none: "No Datadog account is connected",
  noneText:
    "Plumbline reads deployments and incidents from a Datadog account, once when it is connected and then every night. It only reads; it changes nothing there.",

  back: "{name} is the same Datadog account as before and came back with all that it held. What happened meanwhile is being read.",
  backInstead:
    "{name} is the same Datadog account as before and came back with all that it held. {other} stays disconnected. What happened meanwhile is being read.",
  addedInstead:
    "These keys open another Datadog account, which was added as {name}. {other} stays disconnected.",
  added: "{name} is connected. The last 7 days are read first.",

  manage: {
    active: "Replace keys or disconnect",
    syncing: "Replace keys or disconnect",
    needs_attention: "Details, or disconnect",
    disconnected: "Details, or delete what it read",
  },
  details: "Details",
  syncing: "Syncing",
  syncNow: "Sync now",

  key: "Key",
  keyDeleted: "Deleted",
  keyEnds: "Ends in {hint}",
  events: "Events",
  counts:
    "{deployments, plural, one {# deployment} other {# deployments}}, {incidents, plural, one {# incident} other {# incidents}}",
  covers: "Covers",
  covered: "<from></from> to <to></to>",
  lastSync: "Last sync",
  never: "Never",
  nextSync: "Next sync",
  runningNow: "Running now",
  nonePlanned: "None planned",
  wholeHistory: "Whole history",
  wholeUnderWay:
    "Being read again: to <readTo></readTo> of <from></from> to <to></to> ({percent, number} %){ended, select, yes {, last finished <finishedAt></finishedAt>} other {}}",
  wholeFinished: "Last read again <finishedAt></finishedAt>",
  wholePlanned: "Not read again yet; once in 30 days",

  state: "State",
  standing: {
    syncing: "Syncing",
    disconnected: "Disconnected",
    needs_attention: "Needs attention",
    waiting: "Waiting for the first sync",
    again: "Trying again",
    stale: "Stale",
    fresh: "Up to date",
  },
  disconnectedAdmin:
    "Disconnected since <since></since>. The keys are destroyed; what was read is kept and counts on. With keys of the same account it comes back, and what happened meanwhile is read.",
  disconnectedOther:
    "Disconnected since <since></since>. The keys are destroyed; what was read is kept and counts on. An owner or admin of {organization} can bring it back with keys of the same account.",
  firstSync: "First sync",
  sync: "Sync",

  keyHelp: "Where the keys come from",

  replaceKeys: "Replace the keys",
  disconnect: "Disconnect",
  disconnectText:
    "Syncs stop and the keys are destroyed at once. What was read stays, and so do the numbers.",
  disconnectAsk: "Disconnect {name}?",
  disconnectKeys: "The stored keys are destroyed at once, and a run that goes on ends.",
  disconnectNumbers: "The numbers stay as they are, and so do deployments, incidents and runs.",
  disconnectBack:
    "With keys of the same {source} account it comes back later: what happened meanwhile is read then.",
  disconnectRevoke: "Revoke the keys in {source} too: backups of the database may hold them, encrypted.",
  reconnect: "Reconnect",
  reconnectText:
    "With keys of the same {source} account it comes back with all that it held, and what happened meanwhile is read.",
  purge: "Delete what it read",
  purgeText:
    "Deletes {deployments, plural, one {# deployment} other {# deployments}}, {incidents, plural, one {# incident} other {# incidents}}, and all runs and payloads of this connection, and the connection itself. The numbers change at once. This cannot be undone.",
  wrongName: "This is not the name of the connection.",

  vanished: "No longer listed",
  vanishedCount:
    "Since <since></since> {source} no longer lists {missing, number} of {of, number} {stream, select, deployments {deployments} other {incidents}} of the days that are read.",
  vanishedCauses: "This is what it looks like when",
  vanishedSwitched:
    "the data source was switched in {source}: its DORA page has one active source, and lists the events of that one only;",
  vanishedKeys:
    "the keys see less than before, because a permission was taken away or another person's key was entered;",
  vanishedDeleted: "the events were deleted there, on purpose or by mistake.",
  vanishedDoubted:
    "Nothing is deleted here: the events keep counting. Every sync looks for them, and once they are listed again this ends by itself.",
  vanishedKept:
    "An admin decided to keep them. They keep counting until they are listed again, or until an admin has them deleted.",
  vanishedSee: "See those in production of the last 90 days",
  vanishedOther: "An owner or admin of {organization} decides whether they are deleted: ask one.",
  vanishedDelete: "Delete them after all",
  vanishedDeleteAsk:
    "Delete {missing, plural, one {# event} other {# events}} that {source} no longer lists?",
  vanishedDeleteText:
    "The numbers of those days change at once. Should {source} list the events again, they come back with the next sync that reads these days.",
  vanishedKeep: "Keep them",
  vanishedKeepAsk: "Keep {missing, plural, one {# event} other {# events}} that {source} no longer lists?",
  vanishedKeepText:
    "They keep counting, and nobody is told of them again. An admin can still have them deleted later.",
  vanishedTitle: "{name} no longer lists much of what it had",
  vanishedNotice:
    "{missing, number} of {of, number} events are no longer listed by their source. They keep counting, so the numbers stand. Most often the data source was switched there. <connection>{admin, select, yes {See and decide} other {See why}}</connection>",

  attention: "{name} needs attention",
  attentionAdmin:
    "Nothing new is read until the keys are replaced. What is missed meanwhile is read then. <connections>Replace the keys</connections>",
  attentionOther:
    "Nothing new is read until an owner or admin replaces the keys: ask one. What is missed meanwhile is read then. <connections>See the connection</connections>",
  notice: {
    failing: "{name} has had no good sync for two days",
    broke: "The last sync of {name} failed, the first in two weeks",
  },
  noticeAdvice: {
    failing:
      "What was read so far counts, and nothing newer. It is tried again by itself. <connections>See the connection</connections>",
    broke: "It is tried again by itself. <connections>See the connection</connections>",
  },

  oneLeadGitHub: "Times in {timeZone}.",
  addedGitHub: "{name} is connected. What its repositories hold is being collected.",
  backGitHub: "{name} is back with its repositories. What happened meanwhile is being collected.",
  collectNow: "Collect now",
  collecting: "Collecting",
  collectingNow: "What the repositories hold is being collected.",
  tokenExpires: "Token ends",
  tokenEndsUnknown: "GitHub tells no day",
  tokenEndsSoon:
    "The token ends on <day></day>. From then on nothing is collected: make a new one on GitHub and replace it here.",
  repositories: "Repositories",
  repository: "Repository",
  repositoriesRead:
    "{read, number}{lacking, plural, =0 {} one {, # lacks something} other {, # lack something}}",
  lastCollected: "Last collected",
  nextCollected: "Next collection",
  requests: "Requests of the last collection",
  requestsUsed:
    "{calls, number} counted, {free, number} for free{left, plural, =-1 {} other {; # left this hour}}",
  collections: "Collections",
  noCollections: "Nothing was collected yet.",
  collection: {
    when: "Begun",
    metrics: "Metrics of the day",
    known: "{known, number} of {of, number} known",
    missing: "{count, number} not known:",
    requests: "Requests",
    lacked: "Could not be had",
    status: {
      running: "running",
      succeeded: "complete",
      partial: "in part",
      failed: "failed",
      cancelled: "stopped",
    },
  },
  readTo: "Complete to",
  notReadYet: "Not collected yet",
  mergeWorkflows: "Workflows that have to pass",
  nobodyChose: "Not chosen",
  mergeWorkflowsText:
    "Whether the tests of a repository pass is read off the workflows that you tick here: their newest run on the default branch. Until some are ticked it is not known.",
  noRepositories: "This connection reads no repository.",
  replaceToken: "Replace the token",
  reconnectTextGitHub:
    "With any token that reads its repositories it comes back, and what happened meanwhile is collected.",
  disconnectBackGitHub: "With a token that reads its repositories it comes back later.",
  purgeTextGitHub:
    "Deletes the pull requests, workflow runs, commits and branches that this connection has read, and the connection itself. The values of past days stay. This cannot be undone.",
  repositoryState: {
    read: "Read",
    lacking: "Something is missing",
    waiting: "Waiting for the first collection",
  },
} as const;
