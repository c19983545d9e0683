import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { findMember } from "#lib/auth/org.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { TextLink } from "../../_components/link.tsx";
import { PageHeader } from "../../_components/page-header.tsx";
import { Panel } from "../../_components/panel.tsx";
import { Ask } from "./_components/ask-for-connection.tsx";

/**
 * Inside an organisation, so that its navigation stays: a run, connection or page that is not there; in an open tab also
 * for whoever was suspended meanwhile, who reads of it on the page of all organisations.
 */
export default async function OrganizationNotFound() {
  // This page is not given its parameters.
  const slug = /^\/orgs\/([^/?]+)/.exec((await headers()).get("x-path") ?? "")?.[1] ?? null;
  const t = await getTranslations("nothingHere");
  return (
    <>
      <PageHeader title={t("title")} />
      <Panel>
        <p>{t("inside")}</p>
        {slug === null ? null : <WhomToAsk slug={slug} />}
        <p>
          <TextLink href={slug === null ? "/orgs" : `/orgs/${slug}`}>{t("toDashboard")}</TextLink>
        </p>
        <p>
          <TextLink href="/orgs">{t("toOrganisations")}</TextLink>
        </p>
      </Panel>
    </>
  );
}

/** For a role that may not see everything; who may is told to members alone. */
async function WhomToAsk({ slug }: { slug: string }) {
  const member = await findMember(slug);
  if (member === null) return null;
  const admins = await whomToAsk(member).catch(() => []);
  return admins.length === 0 ? null : <Ask organization={member.organization.name} admins={admins} />;
}
