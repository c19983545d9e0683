import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { enabledProviders } from "#lib/auth/providers.ts";
import { currentUser } from "#lib/auth/user.ts";
import { safeNextPath } from "#lib/domain/access/next-path.ts";
import { TextLink } from "../../_components/link.tsx";
import { AuthCard } from "../_components/auth-card.tsx";
import { PasswordForm } from "../_components/password-form.tsx";
import { ProviderLinks } from "../_components/provider-links.tsx";

export const metadata: Metadata = { title: "Create an account" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignUpPage({ searchParams }: Props) {
  const next = safeNextPath(String((await searchParams).next ?? ""));
  if ((await currentUser()) !== null) redirect(next);
  return (
    <AuthCard
      title="Create an account"
      foot={
        <>
          Have an account already?{" "}
          <TextLink href={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</TextLink>
        </>
      }
    >
      <PasswordForm purpose="sign-up" next={next} />
      <ProviderLinks providers={await enabledProviders()} next={next} />
    </AuthCard>
  );
}
