import { useTranslations } from "next-intl";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import type { CountedConnection } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import type { GitHubRead } from "../github-read.ts";
import { ChooseRepositories } from "./choose-repositories.tsx";
import { RepositoryTable } from "./repository-table.tsx";
import { WorkflowForm } from "./workflow-form.tsx";

type Props = { organization: Organization; connection: CountedConnection; read: GitHubRead };

/** The repositories of a connection to GitHub; for an admin with what is chosen of them. */
export function RepositoryPanels({
  organization,
  connection: { id, status },
  read: { repositories },
}: Props) {
  const t = useTranslations("connections");
  const { slug, role, timeZone } = organization;
  const chooses = hasRole(role, "admin") && status !== "disconnected";
  return (
    <>
      <Panel title={t("repositories")} id="repositories" aside={<HelpLink topic="gitHubRepositories" />}>
        <div className={layout.stack}>
          <RepositoryTable repositories={repositories} timeZone={timeZone} />
          {chooses ? (
            <ChooseRepositories
              key={repositories.map((one) => one.id).join()}
              slug={slug}
              connectionId={id}
              chosen={repositories.map(({ fullName }) => fullName)}
            />
          ) : null}
        </div>
      </Panel>
      {chooses && repositories.length > 0 ? (
        <Panel title={t("mergeWorkflows")} id="workflows" aside={<HelpLink topic="mergeWorkflows" />}>
          <div className={layout.text}>
            <p>{t("mergeWorkflowsText")}</p>
            <WorkflowForm
              slug={slug}
              connectionId={id}
              repositories={repositories.map(
                ({ id: repositoryId, fullName, seenWorkflows, mergeWorkflows }) => ({
                  id: repositoryId,
                  fullName,
                  seen: seenWorkflows,
                  chosen: mergeWorkflows,
                }),
              )}
            />
          </div>
        </Panel>
      ) : null}
    </>
  );
}
