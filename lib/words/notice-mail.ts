import { oneLine } from "../domain/format/text.ts";
import type { Notice } from "../domain/sync/notice.ts";
import { asLanguage } from "./languages.ts";
import { isOfGitHub } from "./run-words.ts";
import { sayError } from "./told.ts";
import { type Words, wordsIn } from "./words.ts";

type Mail = { subject: string; text: string };
type Write = (words: Words, notice: Named) => Mail;
/** Names are other people's words: never more than one line. */
type Named = Notice;

/** By the code of what is told; that of a newer version is told as a connection that fails. */
const MAILS: Record<string, Write> = {
  refused: refusedMail,
  failing: failingMail,
  broke: brokeMail,
  vanished: vanishedMail,
  expiring: expiringMail,
  ending: endingMail,
  unpublished: unpublishedMail,
};

/** The mail to an organisation's admins about a feed that does not go on, or will not for long. */
export function noticeMail(notice: Notice, language: string | null): Mail {
  const words = wordsIn(asLanguage(language) ?? "en");
  const write = MAILS[notice.told.code] ?? failingMail;
  return write(words, {
    ...notice,
    organization: oneLine(notice.organization),
    subject: oneLine(notice.subject),
    since: words.format.moment(notice.since, "UTC"),
  });
}

function mailOf(subject: string, ...paragraphs: string[]): Mail {
  return { subject, text: paragraphs.join("\n\n") };
}

function refusedMail(words: Words, notice: Named): Mail {
  const { t } = words;
  const ofGitHub = notice.reason !== null && isOfGitHub(notice.reason);
  return mailOf(
    t("notices.refusedSubject", notice),
    t("notices.refusedLead", notice),
    reasonOf(words, notice) ?? t("notices.refusedReason"),
    t(ofGitHub ? "notices.refusedAdviceGitHub" : "notices.refusedAdvice"),
    t("notices.refusedRest"),
    notice.link ?? t("notices.place"),
  );
}

function failingMail(words: Words, notice: Named): Mail {
  const { t } = words;
  const reason = reasonOf(words, notice) ?? t("notices.failingReason");
  return mailOf(
    t("notices.failingSubject", notice),
    t("notices.failingLead", { ...notice, reason }),
    t("notices.failingAdvice", { cause: String(notice.told.numbers.cause) }),
    t("notices.failingRest"),
    notice.link ?? t("notices.place"),
  );
}

function brokeMail(words: Words, notice: Named): Mail {
  const { t } = words;
  const reason = reasonOf(words, notice) ?? t("notices.brokeReason");
  return mailOf(
    t("notices.brokeSubject", notice),
    t("notices.brokeLead", { ...notice, reason }),
    t("notices.brokeAdvice"),
    t("notices.brokeRest"),
    notice.link ?? t("notices.place"),
  );
}

function vanishedMail({ t }: Words, notice: Named): Mail {
  const { missing, of } = notice.told.numbers;
  const said = { ...notice, missing: Number(missing ?? 0), of: Number(of ?? 0) };
  return mailOf(
    t("notices.vanishedSubject", said),
    t("notices.vanishedLead", said),
    t("notices.vanishedAdvice"),
    t("notices.vanishedRest"),
    notice.link ?? t("notices.place"),
  );
}

function expiringMail({ t }: Words, notice: Named): Mail {
  return mailOf(
    t("notices.expiringSubject", notice),
    t("notices.expiringLead", { ...notice, hint: `…${notice.told.numbers.hint}` }),
    t("notices.expiringAdvice"),
    t("notices.expiringRest"),
    notice.link ?? t("notices.placeOfTokens"),
  );
}

function endingMail({ t }: Words, notice: Named): Mail {
  return mailOf(
    t("notices.endingSubject", notice),
    t("notices.endingLead", { ...notice, hint: `…${notice.told.numbers.hint}` }),
    t("notices.endingAdvice"),
    t("notices.endingRest"),
    notice.link ?? t("notices.place"),
  );
}

function unpublishedMail(words: Words, notice: Named): Mail {
  const { t } = words;
  const reason = reasonOf(words, notice) ?? t("notices.unpublishedReason");
  return mailOf(
    t("notices.unpublishedSubject", notice),
    t("notices.unpublishedLead", { ...notice, reason }),
    t("notices.unpublishedAdvice", { cause: String(notice.told.numbers.cause) }),
    t("notices.unpublishedRest"),
    notice.link ?? t("notices.placeOfPublishing"),
  );
}

function reasonOf(words: Words, { reason }: Named): string | null {
  return reason === null ? null : oneLine(sayError(words, reason));
}
