/** Runs and what they read, as every page names them; what went wrong in one, and what happens next. */
export const sync = {
  status: {
    queued: "Queued",
    running: "Running",
    succeeded: "Succeeded",
    partial: "Partial",
    failed: "Failed",
    cancelled: "Cancelled",
  },
  mode: {
    first: "First sync",
    nightly: "Regular sync",
    deep: "Weekly sync",
    whole: "Whole history",
    replay: "Parsed again",
  },
  /** Which run it was and what began it, under the moment when it started. */
  kind: "{mode, select, first {First sync} nightly {Regular sync} deep {Weekly sync} whole {Whole history} other {Parsed again}}, {trigger, select, connect {on connecting} cron {by schedule} manual {on request} other {by the worker}}",
  stream: { deployments: "Deployments", incidents: "Incidents" },

  parsing: "Parsing what is stored",

  why: "{trigger, select, connect {Started when the account was connected} cron {Started by the schedule} manual {Started on request} other {Started by the worker}}: {mode, select, first {it reads the last week, then backwards as far as was asked} nightly {it reads the recent days again, for late and changed verdicts, and whatever was never read} deep {it reads the recent days, and by their ids the verdicts still pending and incidents still open before them} whole {it reads again what is older than the recent days, oldest first, where nothing else is to be done} other {it parses the stored payloads and the quarantine again, without asking Datadog}}.",
  outcome: {
    queued: "It waits for its turn.",
    running: "It is on its way.",
    succeeded: "It read everything it meant to read.",
    partial: "It read a part; later runs go on with the rest.",
    failed: "It ended early. What it had stored until then is kept.",
    cancelled:
      "It was ended: the connection got new keys, was disconnected, or another run took over. What it had stored until then is kept.",
  },
  next: {
    thisRun: "This run is on its way.",
    deleted: "Nothing: the connection was deleted with all that it had read.",
    newer: "Newer runs followed.",
    disconnected: "Nothing: the connection is disconnected.",
    syncing: "Another run is on its way.",
    refusedAdmin: "Nothing until the keys are replaced: Datadog refuses the present ones.",
    refusedOther: "Nothing until an owner or admin replaces the keys: Datadog refuses the present ones.",
    limited: "Datadog set a limit: the next run starts after {at}.",
    none: "No run is planned.",
    due: "The next run is due and starts by itself.",
    regular: "The next run is due on {at}: the regular one.",
    again: "The next run is due on {at}: a new try; the wait grows with each that fails.",
  },
  /** By the code of the error that ended a run. */
  advice: {
    datadog_unavailable:
      "Nothing to do. It is tried again by itself, after 15 minutes, one hour, six hours, then daily.",
    rate_limited: "Nothing to do: the sync goes on when Datadog allows it again.",
    upstream_contract:
      "Check that the site is the right one. If it is, Datadog may have changed its answers: tell whoever runs this installation. It is tried again by itself, after 15 minutes, one hour, six hours, then daily.",
    github_limited: "Nothing to do: it goes on when GitHub allows it again.",
    github_contract:
      "GitHub may have changed its answers: tell whoever runs this installation. It is tried again by itself, after 15 minutes, one hour, six hours, then daily.",
    credential_unreadable:
      "The stored keys cannot be decrypted here, which says nothing about them: tell whoever runs this installation.",
    events_vanished:
      "Everything else was read, and nothing was deleted. On the connection's page an owner or admin reads why it may be, and decides; if the events come back, it ends by itself.",
    lease_lost: "Nothing to do: another run went on in its place.",
    interrupted: "Nothing to do: the next run goes on where this one ended.",
    too_much:
      "The database ran out of time. It is tried again every 15 minutes; if it keeps failing, tell whoever runs this installation.",
    unavailable:
      "Our database did not answer. It is tried again every 15 minutes; if it keeps failing, tell whoever runs this installation.",
    other: "It is tried again by itself. If it keeps failing, tell whoever runs this installation.",
  },
  /** The same where it depends on what the reader may do. */
  adviceAdmin: {
    datadog_rejected:
      "In Datadog, open Organization settings, then API keys and Application keys. Both keys must be active and of the same site, and the application key needs the scope dora_metrics_read; it ends with its owner's account, unless that is a service account. Then replace the keys under Settings, Connections, both or either; if the same keys are good again, sync now there.",
    github_rejected:
      "On GitHub, open Settings, Developer settings, Personal access tokens: the token may have ended, or was revoked. Make a new one with read access to Actions, Contents and Pull requests, then replace it under Settings, Connections.",
    not_found: "The connection has no keys any more. Enter new ones.",
  },
  adviceOther: {
    datadog_rejected:
      "Ask an owner or admin to replace the keys. Until then nothing new is read; the numbers stay as they are.",
    github_rejected:
      "Ask an owner or admin to replace the token. Until then nothing new is collected; the values stay as they are.",
    not_found: "The connection has no keys any more. Ask an owner or admin to enter new ones.",
  },
} as const;
