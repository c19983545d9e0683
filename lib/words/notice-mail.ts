import { oneLine } from "../domain/format/text.ts";
import type { Notice } from "../domain/sync/notice.ts";
import { asLanguage } from "./languages.ts";
import { sayError } from "./told.ts";
import { type Words, wordsIn } from "./words.ts";

/** The mail to an organisation's admins about a connection that is not read; names are other people's words. */
export function noticeMail(notice: Notice, language: string | null): { subject: string; text: string } {
  const words = wordsIn(asLanguage(language) ?? "en");
  const names = { organization: oneLine(notice.organization), connection: oneLine(notice.connection) };
  const mail = MAILS[notice.told.code] ?? failingMail;
  return mail(words, { ...notice, ...names });
}

const MAILS: Record<string, typeof failingMail> = { refused: refusedMail, vanished: vanishedMail };

function vanishedMail({ t }: Words, notice: Notice) {
  return {
    subject: t("notices.vanishedSubject", notice),
    text: [
      t("notices.vanishedLead", notice),
      t("notices.vanishedCauses"),
      t("notices.vanishedRest"),
      notice.link ?? t("notices.place"),
    ].join("\n\n"),
  };
}

function refusedMail(words: Words, notice: Notice) {
  const { t } = words;
  return {
    subject: t("notices.refusedSubject", notice),
    text: [
      t("notices.refusedLead", notice),
      reasonOf(words, notice) ?? t("notices.refusedReason"),
      t("notices.refusedRest"),
      notice.link ?? t("notices.place"),
    ].join("\n\n"),
  };
}

function failingMail(words: Words, notice: Notice) {
  const { t, format } = words;
  const since = format.moment(notice.since, "UTC");
  const reason = reasonOf(words, notice) ?? t("notices.failingReason");
  return {
    subject: t("notices.failingSubject", notice),
    text: [
      t("notices.failingLead", { ...notice, since, reason }),
      t("notices.failingAdvice", { cause: String(notice.told.numbers.cause) }),
      t("notices.failingRest"),
      notice.link ?? t("notices.place"),
    ].join("\n\n"),
  };
}

function reasonOf(words: Words, { reason }: Notice): string | null {
  return reason === null ? null : oneLine(sayError(words, reason));
}
