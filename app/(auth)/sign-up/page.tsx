import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enabledProviders } from "#lib/auth/providers.ts";
import { currentUser } from "#lib/auth/user.ts";
import { safeNextPath } from "#lib/domain/access/next-path.ts";
import { TextLink } from "../../_components/link.tsx";
import { AuthCard } from "../_components/auth-card.tsx";
import { PasswordForm } from "../_components/password-form.tsx";
import { ProviderLinks } from "../_components/provider-links.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signUp") };
}

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignUpPage({ searchParams }: Props) {
  const next = safeNextPath(String((await searchParams).next ?? ""));
  if ((await currentUser()) !== null) redirect(next);
  const t = await getTranslations("auth");
  const signIn = `/sign-in?next=${encodeURIComponent(next)}`;
  return (
    <AuthCard
      title={t("signUp")}
      foot={t.rich("haveAccount", { link: (words) => <TextLink href={signIn}>{words}</TextLink> })}
    >
      <PasswordForm purpose="sign-up" next={next} />
      <ProviderLinks providers={await enabledProviders()} next={next} />
    </AuthCard>
  );
}
