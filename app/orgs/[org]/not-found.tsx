import { headers } from "next/headers";
import { TextLink } from "../../_components/link.tsx";
import { PageHeader } from "../../_components/page-header.tsx";
import { Panel } from "../../_components/panel.tsx";

/** Inside an organisation, so that its navigation stays: a run, connection or page that is not there. */
export default async function OrganizationNotFound() {
  // This page is not given its parameters.
  const home = /^\/orgs\/[^/?]+/.exec((await headers()).get("x-path") ?? "")?.[0] ?? "/orgs";
  return (
    <>
      <PageHeader title="There is nothing here" />
      <Panel>
        <p>
          The address is wrong, what it names was deleted, or your role may not see this page. Ask an owner or
          admin of the organisation.
        </p>
        <TextLink href={home}>Go to the dashboard</TextLink>
      </Panel>
    </>
  );
}
