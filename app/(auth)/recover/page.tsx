import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { mailsArePrinted } from "#lib/auth/mail-proof.ts";
import { TextLink } from "../../_components/link.tsx";
import { AuthCard } from "../_components/auth-card.tsx";
import { CodeForm } from "../_components/code-form.tsx";
import { MailNotice } from "../_components/mail-notice.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("recover") };
}

export default function RecoverPage() {
  const t = useTranslations("auth");
  return (
    <AuthCard
      title={t("recover")}
      lead={t("recoverLead")}
      foot={<TextLink href="/sign-in">{t("backToSignIn")}</TextLink>}
    >
      <MailNotice />
      <CodeForm purpose="recover" printed={mailsArePrinted()} />
    </AuthCard>
  );
}
