import { useTranslations } from "next-intl";

type Props = {
  /** Its name. */
  organization: string;
  /** Who can do it, by their e-mails. */
  admins: string[];
};

/** Whom somebody asks who may not connect an account. */
export function AskForConnection({ organization, admins }: Props) {
  const t = useTranslations("start");
  return (
    <>
      <p>{t("onlyAdmins")}</p>
      <p>{t("ask", { organization, count: admins.length, people: admins.join(", ") })}</p>
      <p className="muted">{t("sendAddress")}</p>
    </>
  );
}
