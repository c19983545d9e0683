"use client";

import { ERROR_TITLE, type ErrorPageProps, ErrorPanel } from "../../_components/error-panel.tsx";
import { PageHeader } from "../../_components/page-header.tsx";
import { Panel } from "../../_components/panel.tsx";

export default function OrganizationError(props: ErrorPageProps) {
  return (
    <>
      <PageHeader title={ERROR_TITLE} />
      <Panel>
        <ErrorPanel {...props} />
      </Panel>
    </>
  );
}
