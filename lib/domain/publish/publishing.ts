/** How an organisation's values go to its Datadog. */
export type Publishing = {
  /** Sent on its own, every half hour; by hand it may be sent without. */
  enabled: boolean;
  /** Before the name of each metric. */
  prefix: string;
  /** Told nowhere but here: nothing is taken for production. Null: not set, so nothing can be sent. */
  env: string | null;
  service: string;
  team: string | null;
  /** `key:value`, on every series. */
  tags: string[];
  /** The Datadog account that it goes to; null until one is chosen. */
  connectionId: string | null;
  /** Whether a value that still stands is sent again with the time of now once its own is too long ago. */
  resend: boolean;
  /** Whether the account is asked a minute after each run if what was sent can be read there. */
  verify: boolean;
  /** Raised with every change. */
  version: number;
};

export const PREFIX_PATTERN = /^[a-z][a-z0-9_]{0,29}(?:\.[a-z][a-z0-9_]{0,29}){0,2}$/;
export const MOST_TAGS = 20;

/** Keys of tags that say what a series is: nobody's own tag may. `host` would multiply what is billed. */
export const OWN_TAG_KEYS = [
  ...["env", "service", "team", "repo", "source", "window", "workflow", "check"],
  ...["host", "device"],
] as const;
