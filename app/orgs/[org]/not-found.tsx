import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { TextLink } from "../../_components/link.tsx";
import { PageHeader } from "../../_components/page-header.tsx";
import { Panel } from "../../_components/panel.tsx";

/**
 * Inside an organisation, so that its navigation stays: a run, connection or page that is not there; in an open tab also
 * for whoever was suspended meanwhile, who reads of it on the page of all organisations.
 */
export default async function OrganizationNotFound() {
  // This page is not given its parameters.
  const home = /^\/orgs\/[^/?]+/.exec((await headers()).get("x-path") ?? "")?.[0] ?? "/orgs";
  const t = await getTranslations("nothingHere");
  return (
    <>
      <PageHeader title={t("title")} />
      <Panel>
        <p>{t("inside")}</p>
        <p>
          <TextLink href={home}>{t("toDashboard")}</TextLink>
        </p>
        <p>
          <TextLink href="/orgs">{t("toOrganisations")}</TextLink>
        </p>
      </Panel>
    </>
  );
}
