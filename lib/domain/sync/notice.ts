import type { Said, ToldError } from "../said.ts";

/** What the admins of an organisation are told about a feed that does not go on, or will not for long. */
export type Notice = {
  /**
   * `refused`, `failing` for two days, or `broke` after two good weeks, each with `cause`, the code of the error or `ours`
   * for a fault of ours; `vanished` events, `missing` ones `of` those held there; an API token that is `expiring`, or keys
   * of a connection that are `ending`, each with its `hint`; nothing was published for two hours, `unpublished`, with `cause`.
   */
  told: Said;
  /** End of the last run that did not fail; of a token or keys, their own end. ISO. */
  since: string;
  organization: string;
  /** The name of the connection, or of the token. */
  subject: string;
  /** Why the last run failed; null when nothing is known. */
  reason: ToldError | null;
  /** Where it is mended; null when not known. */
  link: string | null;
};

/** Makes the mail in a language that somebody chose; in English where it is none of ours. */
export type NoticeMail = (notice: Notice, language: string | null) => { subject: string; text: string };
