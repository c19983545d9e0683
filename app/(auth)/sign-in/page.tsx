import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enabledProviders } from "#lib/auth/providers.ts";
import { currentUser } from "#lib/auth/user.ts";
import { safeNextPath } from "#lib/domain/access/next-path.ts";
import { env } from "#lib/env.ts";
import { auth } from "#lib/words/en/auth.ts";
import { DemoLogins } from "../../_components/demo-logins.tsx";
import { TextLink } from "../../_components/link.tsx";
import { AuthCard } from "../_components/auth-card.tsx";
import { PasswordForm } from "../_components/password-form.tsx";
import { ProviderLinks } from "../_components/provider-links.tsx";
import classes from "../auth.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signIn") };
}

type Problem = keyof typeof auth.problem;
type Props = { searchParams: Promise<{ next?: string | string[]; problem?: string | string[] }> };

function asProblem(value: unknown): Problem | undefined {
  return (Object.keys(auth.problem) as Problem[]).find((problem) => problem === value);
}

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const next = safeNextPath(String(query.next ?? ""));
  if ((await currentUser()) !== null) redirect(next);
  const t = await getTranslations("auth");
  const problem = asProblem(query.problem);
  const onward = `next=${encodeURIComponent(next)}`;
  return (
    <>
      <AuthCard
        title={t("signIn")}
        foot={t.rich("noAccount", {
          link: (words) => <TextLink href={`/sign-up?${onward}`}>{words}</TextLink>,
        })}
      >
        <PasswordForm
          purpose="sign-in"
          next={next}
          {...(problem === undefined ? {} : { notice: t(`problem.${problem}`) })}
          passwordAside={
            <div className={classes.asides}>
              <TextLink href="/recover">{t("forgotten")}</TextLink>
              <TextLink href={`/sign-in/code?${onward}`}>{t("byCode")}</TextLink>
            </div>
          }
        />
        <ProviderLinks providers={await enabledProviders()} next={next} />
      </AuthCard>
      {env().demo ? <DemoLogins /> : null}
    </>
  );
}
