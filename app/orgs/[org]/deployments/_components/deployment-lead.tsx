import { getWords } from "#app/_language/words.ts";
import { ListLead } from "#app/orgs/[org]/_components/list/list-lead.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { countOf, type LoadedDeployments } from "../load.ts";
import type { DeploymentsState } from "../search-params.ts";

type Props = { member: Acting; state: DeploymentsState; data: LoadedDeployments };

/** "30 failed deployments with AI-assisted commits, 1 – 28 Nov 2026, Production". */
export async function DeploymentLead({ member, state, data }: Props) {
  const [{ t }, counts, connections] = await Promise.all([getWords(), data.counts, data.connections]);
  const { verdict, origin, tool, stage, life, lacks, q } = state;
  const total = countOf(counts, verdict);
  const narrowed = [
    origin === null ? null : t(`events.withOrigin.${origin}`),
    tool === null ? null : t("events.withTool", { tool }),
    stage === null ? null : t("events.withAverage", { stage: t(`panels.stages.name.${stage}`) }),
    life === null ? null : t(`events.life.${life}`),
    lacks === null ? null : t(`events.lacking.${lacks}`),
    q === null ? null : t("events.matching", { text: q }),
  ];
  return (
    <ListLead
      told={t(`events.deployments.${verdict ?? "all"}`, { count: total })}
      total={total}
      narrowed={narrowed}
      query={data.query}
      timeZone={member.organization.timeZone}
      connections={new Map(connections.map(({ id, name }) => [id, name]))}
    />
  );
}
