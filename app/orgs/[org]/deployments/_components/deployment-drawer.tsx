import { useTranslations } from "next-intl";
import { Facts } from "#app/_components/facts.tsx";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { useFormats } from "#app/_language/use-words.ts";
import drawer from "#app/orgs/[org]/_components/drawer/drawer.module.css";
import { commitAddress } from "#app/orgs/[org]/_components/list/commit-address.ts";
import type { Acting } from "#lib/db/acting.ts";
import type { DeploymentDetail } from "#lib/db/deployments.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { CommitRows } from "./commit-rows.tsx";
import { Counting, Near } from "./deployment-counting.tsx";
import { Timeline, VerdictHistory } from "./deployment-times.tsx";
import { DeploymentVerdict } from "./deployment-verdict.tsx";

type Props = {
  member: Acting;
  deployment: DeploymentDetail;
  /** Another deployment in the same drawer. */
  hrefOf: (id: string) => string;
};

/** All that is known of one deployment. */
export function DeploymentDrawer({ member, deployment, hrefOf }: Props) {
  const { slug, timeZone } = member.organization;
  return (
    <>
      <Head deployment={deployment} timeZone={timeZone} />
      <DeploymentVerdict member={member} deployment={deployment} hrefOf={hrefOf} />
      <Timeline deployment={deployment} timeZone={timeZone} />
      <CommitRows deployment={deployment} hrefOf={hrefOf} />
      <Near deployment={deployment} slug={slug} timeZone={timeZone} />
      <Counting deployment={deployment} />
      <VerdictHistory deployment={deployment} timeZone={timeZone} />
      <DeploymentFacts deployment={deployment} />
    </>
  );
}

type Told = { deployment: DeploymentDetail };

/** What it is called, where else it can be seen, and whether it is gone. */
function Head({ deployment, timeZone }: Told & { timeZone: string }) {
  const t = useTranslations("deployment");
  const format = useFormats();
  const { service, env, version, repository, commitSha, datadogUrl, externalId, deletedAt } = deployment;
  const name = [service, env, version].filter((part) => part !== null).join(" · ");
  const commit = commitAddress(repository, commitSha);
  return (
    <header>
      <h2>{name || externalId}</h2>
      <p className={drawer.links}>
        {datadogUrl === null ? null : (
          <a href={datadogUrl} target="_blank" rel="noreferrer">
            {t("atDatadog")}
          </a>
        )}
        {commit === null || commitSha === null ? null : (
          <a href={commit} target="_blank" rel="noreferrer">
            {t("commitLink", { sha: commitSha.slice(0, 8) })}
          </a>
        )}
      </p>
      {deletedAt === null ? null : (
        <FormMessage tone="info">{t("gone", { day: format.moment(deletedAt, timeZone) })}</FormMessage>
      )}
    </header>
  );
}

function DeploymentFacts({ deployment }: Told) {
  const t = useTranslations("deployment");
  const format = useFormats();
  const { startedAt, finishedAt, tags, rerun } = deployment;
  const lasted =
    finishedAt === null ? null : format.duration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
  const told = {
    service: deployment.service,
    env: deployment.env,
    team: deployment.team,
    repository: deployment.repository,
    version: deployment.version,
    type: deployment.deploymentType,
    duration: lasted,
    externalId: deployment.externalId,
    tags: tags.length === 0 ? null : tags.join(", "),
    rerun: rerun ? t("isRerun") : null,
  } as const;
  const facts = Object.entries(told).filter(([key, value]) => value !== null || key !== "rerun");
  const ours = ["duration", "rerun"];
  return (
    <section>
      <h3>{t("facts")}</h3>
      <Facts
        least={180}
        facts={Object.fromEntries(
          facts.map(([key, value]) => [
            t(`fact.${key as keyof typeof told}`),
            <span key={key} translate={ours.includes(key) ? "yes" : "no"}>
              {value ?? UNKNOWN}
            </span>,
          ]),
        )}
      />
    </section>
  );
}
