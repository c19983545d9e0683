import type { Said, ToldError } from "../said.ts";

/** What the admins of an organisation are told about a connection: that it is not read, or no longer lists what it had. */
export type Notice = {
  /** `refused`, `failing` for two days, or `vanished`; `cause` is the code of the error, or `ours` for a fault of ours. */
  told: Said;
  /** End of the last run that did not fail, ISO. */
  since: string;
  organization: string;
  connection: string;
  /** Why the last run failed; null when nothing is known. */
  reason: ToldError | null;
  /** Where it is mended; null when not known. */
  link: string | null;
};

/** Makes the mail in a language that somebody chose; in English where it is none of ours. */
export type NoticeMail = (notice: Notice, language: string | null) => { subject: string; text: string };
