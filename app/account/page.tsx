import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import layout from "#app/_components/layout.module.css";
import { TextLink } from "#app/_components/link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { PlainFrame } from "#app/_components/shell/plain-frame.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { asksPresentPassword } from "#lib/auth/password.ts";
import { requireUser } from "#lib/auth/user.ts";
import { listSoleOwnerships } from "#lib/db/account.ts";
import { listSessions } from "#lib/db/sessions.ts";
import { getSignInMethods } from "#lib/db/sign-in-methods.ts";
import { DeletePanel } from "./_components/delete-panel.tsx";
import { LanguagePanel } from "./_components/language-panel.tsx";
import { SessionList } from "./_components/session-list.tsx";
import { SignInPanel } from "./_components/sign-in-panel.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const session = await requireUser("/account");
  const { user, db } = session;
  const owned = await listSoleOwnerships(db);
  const t = await getTranslations("account");
  return (
    <PlainFrame email={user.email}>
      <ClientWords namespaces={["passwordForm"]}>
        <PageHeader
          up={<TextLink href="/orgs">{t("back")}</TextLink>}
          title={t("title")}
          lead={t("lead", { email: user.email })}
        />
        <div className={layout.stack}>
          <LanguagePanel />
          <Section what={t("methods")} fallback={<Skeleton height={240} />}>
            <SignInPanel
              email={user.email}
              methods={getSignInMethods(db)}
              asksPresent={asksPresentPassword(session)}
            />
          </Section>
          <Section what={t("theSessions")} fallback={<Skeleton height={180} />}>
            <SessionList sessions={listSessions(db)} />
          </Section>
          <DeletePanel email={user.email} owned={owned} />
        </div>
      </ClientWords>
    </PlainFrame>
  );
}
