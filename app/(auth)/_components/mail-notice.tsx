import { useTranslations } from "next-intl";
import { mailsArePrinted } from "#lib/auth/mail-proof.ts";
import { FormMessage } from "../../_components/form/form-message.tsx";
import classes from "../auth.module.css";

/** Before a form that promises a mail, on an installation that cannot send one. */
export function MailNotice() {
  const t = useTranslations("auth");
  if (!mailsArePrinted()) return null;
  return (
    <div className={classes.notice}>
      <FormMessage tone="info">{t("mailsPrinted")}</FormMessage>
    </div>
  );
}
