import { useTranslations } from "next-intl";

type Props = {
  /** Its name. */
  organization: string;
  /** Who can do it, by their e-mails. */
  admins: string[];
};

/** Whom somebody asks for what is not theirs to do. */
export function Ask({ organization, admins }: Props) {
  const t = useTranslations("start");
  return <p>{t("ask", { organization, count: admins.length, people: admins.join(", ") })}</p>;
}

/** The same where no account is connected and they may not connect one. */
export function AskForConnection(props: Props) {
  const t = useTranslations("start");
  return (
    <>
      <p>{t("onlyAdmins")}</p>
      <Ask {...props} />
      <p className="muted">{t("sendAddress")}</p>
    </>
  );
}
