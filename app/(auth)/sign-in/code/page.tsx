import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TextLink } from "#app/_components/link.tsx";
import { mailsArePrinted } from "#lib/auth/mail-proof.ts";
import { currentUser } from "#lib/auth/user.ts";
import { safeNextPath } from "#lib/domain/access/next-path.ts";
import { AuthCard } from "../../_components/auth-card.tsx";
import { CodeForm } from "../../_components/code-form.tsx";
import { MailNotice } from "../../_components/mail-notice.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("codeTitle") };
}

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function CodePage({ searchParams }: Props) {
  const next = safeNextPath(String((await searchParams).next ?? ""));
  if ((await currentUser()) !== null) redirect(next);
  const t = await getTranslations("auth");
  return (
    <AuthCard
      title={t("codeTitle")}
      lead={t("codeLead")}
      foot={<TextLink href={`/sign-in?next=${encodeURIComponent(next)}`}>{t("byPassword")}</TextLink>}
    >
      <MailNotice />
      <CodeForm purpose="sign-in" next={next} printed={mailsArePrinted()} />
    </AuthCard>
  );
}
