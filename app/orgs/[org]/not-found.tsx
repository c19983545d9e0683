import { PageHeader } from "../../_components/page-header.tsx";
import { Panel } from "../../_components/panel.tsx";
import { HomeLink } from "./_components/home-link.tsx";

/** Inside an organisation, so that its navigation stays: a run, connection or page that is not there. */
export default function OrganizationNotFound() {
  return (
    <>
      <PageHeader title="There is nothing here" />
      <Panel>
        <p>
          The address is wrong, what it names was deleted, or your role may not see this page. Ask an owner or
          admin of the organisation.
        </p>
        <HomeLink />
      </Panel>
    </>
  );
}
