import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { listTokens } from "#lib/db/tokens.ts";
import { usableScopes } from "#lib/http/token-scopes.ts";
import { roleOptions } from "../_components/role-options.ts";
import { CreateTokenForm } from "./_components/create-token-form.tsx";
import { TokenList } from "./_components/token-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tokens"))("title") };
}

const SHOWN = 200;

export default async function TokensPage({ params }: { params: Promise<{ org: string }> }) {
  const { db, organization } = await requireMember((await params).org, "admin");
  const { id, slug, role, timeZone } = organization;
  const page = listTokens(db, id, { limit: SHOWN, cursor: null });
  const t = await getTranslations("tokens");
  const uses = usableScopes().map((scope) => ({ scope, label: t(`only.${scope}`) }));
  return (
    <ClientWords namespaces={["tokenForms"]}>
      <PageHeader title={t("title")} lead={t("lead", { timeZone })} />
      <div className={layout.columns}>
        <Section what={t("theTokens")} fallback={<Skeleton height={240} />}>
          <TokenList slug={slug} timeZone={timeZone} page={page} />
        </Section>
        <Panel title={t("create")} id="create-token" aside={<HelpLink topic="tokens" />}>
          <CreateTokenForm slug={slug} roles={await roleOptions(role)} uses={uses} />
        </Panel>
      </div>
    </ClientWords>
  );
}
