import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { TextLink } from "#app/_components/link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { QuarantineSection } from "./_components/quarantine-section.tsx";
import { loadQuarantine } from "./load.ts";
import { quarantineHref, readQuarantineQuery } from "./search-params.ts";

export const metadata: Metadata = { title: "Quarantine" };
/** Its actions start syncs, which go on after their answer. */
export const maxDuration = 300;

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function QuarantinePage({ params, searchParams }: Props) {
  const { db, organization } = await requireMember((await params).org);
  const query = await readQuarantineQuery(searchParams);
  const may = hasRole(organization.role, "manager");
  return (
    <>
      <PageHeader
        up={<TextLink href={`/orgs/${organization.slug}/data-quality`}>Data quality</TextLink>}
        title="Quarantine"
        lead={`Events that could not be read. They are kept and count nowhere; what came with them is stored. Mend them where they are sent to Datadog from: the next sync reads them again. Times in ${organization.timeZone}.`}
      />
      {may ? (
        <Section
          key={quarantineHref(organization.slug, query)}
          what="The quarantine"
          fallback={<Skeleton height={480} />}
        >
          <QuarantineSection
            organization={organization}
            query={query}
            loading={loadQuarantine(db, organization.id, query)}
          />
        </Section>
      ) : (
        <Panel title="Managers see these events" id="managers">
          <p>
            The text of an event may hold anything that was sent to Datadog. A manager, admin or owner of{" "}
            {organization.name} can look into it.
          </p>
        </Panel>
      )}
    </>
  );
}
