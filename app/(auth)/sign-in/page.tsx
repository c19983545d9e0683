import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { enabledProviders } from "#lib/auth/providers.ts";
import { currentUser } from "#lib/auth/user.ts";
import { safeNextPath } from "#lib/domain/access/next-path.ts";
import { env } from "#lib/env.ts";
import { DemoLogins } from "../../_components/demo-logins.tsx";
import { TextLink } from "../../_components/link.tsx";
import { AuthCard } from "../_components/auth-card.tsx";
import { PasswordForm } from "../_components/password-form.tsx";
import { ProviderLinks } from "../_components/provider-links.tsx";
import classes from "../auth.module.css";

export const metadata: Metadata = { title: "Sign in" };

const NOTICES: Record<string, string> = {
  link: "This link is wrong, was used before or has run out. Sign in, or ask for a new mail.",
  provider: "Signing in there did not work. Try again, or use your password.",
};

type Props = { searchParams: Promise<{ next?: string | string[]; problem?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const next = safeNextPath(String(query.next ?? ""));
  if ((await currentUser()) !== null) redirect(next);
  const notice = NOTICES[String(query.problem ?? "")];
  return (
    <>
      <AuthCard
        title="Sign in"
        foot={
          <>
            No account yet? <TextLink href={`/sign-up?next=${encodeURIComponent(next)}`}>Create one</TextLink>
          </>
        }
      >
        <PasswordForm
          purpose="sign-in"
          next={next}
          {...(notice === undefined ? {} : { notice })}
          passwordAside={
            <TextLink href="/recover" className={classes.aside}>
              Forgot the password?
            </TextLink>
          }
        />
        <ProviderLinks providers={await enabledProviders()} next={next} />
      </AuthCard>
      {env().demo ? <DemoLogins /> : null}
    </>
  );
}
