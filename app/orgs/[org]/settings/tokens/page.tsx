import type { Metadata } from "next";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { listTokens } from "#lib/db/tokens.ts";
import { usableScopes } from "#lib/http/token-scopes.ts";
import { CreateTokenForm } from "./_components/create-token-form.tsx";
import { scopeWord } from "./_components/scope-word.ts";
import { TokenList } from "./_components/token-list.tsx";

export const metadata: Metadata = { title: "API tokens" };

const SHOWN = 200;

export default async function TokensPage({ params }: { params: Promise<{ org: string }> }) {
  const { db, organization } = await requireMember((await params).org, "admin");
  const { id, slug, role, timeZone } = organization;
  const page = listTokens(db, id, { limit: SHOWN, cursor: null });
  const uses = usableScopes().map((scope) => ({ scope, label: `Only: ${scopeWord(scope)}` }));
  return (
    <>
      <PageHeader
        title="API tokens"
        lead={`For programs. A token ends when its maker leaves, and stops while they are suspended. Times in ${timeZone}.`}
      />
      <div className={layout.columns}>
        <Section what="The tokens" fallback={<Skeleton height={240} />}>
          <TokenList slug={slug} timeZone={timeZone} page={page} />
        </Section>
        <Panel title="Create a token" id="create-token">
          <CreateTokenForm slug={slug} role={role} uses={uses} />
        </Panel>
      </div>
    </>
  );
}
