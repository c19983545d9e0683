import { useTranslations } from "next-intl";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { useWords } from "#app/_language/use-words.ts";
import drawer from "#app/orgs/[org]/_components/drawer/drawer.module.css";
import type { Acting } from "#lib/db/acting.ts";
import type { DeploymentDetail } from "#lib/db/deployments.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { verdictOf } from "#lib/domain/report/verdicts.ts";
import { sayRecovery } from "#lib/words/recovery-words.ts";
import { sayVerdict } from "#lib/words/verdict-words.ts";
import { listRepairs } from "../load-repairs.ts";
import { CorrectVerdict } from "./correct-verdict.tsx";

type Told = { deployment: DeploymentDetail; hrefOf: (id: string) => string };
type Props = Told & { member: Acting };

/** What it counts as, what repaired it and what it repaired, and what a person made of that. */
export async function DeploymentVerdict({ member, deployment, hrefOf }: Props) {
  const { slug, role, timeZone } = member.organization;
  const { id, correction, deletedAt } = deployment;
  const may = hasRole(role, "manager") && deletedAt === null;
  return (
    <section className={drawer.verdict}>
      <ToldVerdict deployment={deployment} hrefOf={hrefOf} />
      <ToldCorrection deployment={deployment} timeZone={timeZone} />
      {may ? (
        <ClientWords namespaces={["correctionForm"]}>
          <CorrectVerdict
            // What was typed for one deployment says nothing of another.
            key={id}
            slug={slug}
            id={id}
            repairs={await listRepairs(member, deployment)}
            correction={correction}
          />
        </ClientWords>
      ) : (
        <Viewer member={member} gone={deletedAt !== null} />
      )}
    </section>
  );
}

/** Whom to ask for a correction; of what is gone there is nothing to correct. */
async function Viewer({ member, gone }: { member: Acting; gone: boolean }) {
  if (gone) return null;
  const people = await whomToAsk(member);
  return <AskForCorrection organization={member.organization.name} people={people} />;
}

export function AskForCorrection({ organization, people }: { organization: string; people: string[] }) {
  const t = useTranslations("deployment");
  return (
    <p className="muted">{t("viewer", { organization, count: people.length, people: people.join(", ") })}</p>
  );
}

export function ToldVerdict({ deployment, hrefOf }: Told) {
  const words = useWords();
  const { t } = words;
  const { changeFailure, recoverySeconds: seconds, remediation, repairedBy, repairs } = deployment;
  const recovery =
    changeFailure === true ? sayRecovery({ seconds, remediation: remediation?.type ?? null }, words) : null;
  const link = (id: string) => (name: React.ReactNode) => <TextLink href={hrefOf(id)}>{name}</TextLink>;
  return (
    <div>
      <StatusMark {...sayVerdict(deployment, words)} /> {recovery}
      {repairedBy === null ? null : (
        <p>{t.rich("deployment.repairedBy", { name: repairedBy.externalId, open: link(repairedBy.id) })}</p>
      )}
      {repairs.map(({ id, externalId }) => (
        <p key={id}>{t.rich("deployment.repairs", { name: externalId, open: link(id) })}</p>
      ))}
    </div>
  );
}

/** Who corrected it, as what and why, and whether Datadog has changed its mind since. */
export function ToldCorrection({ deployment, timeZone }: Pick<Told, "deployment"> & { timeZone: string }) {
  const { t, format } = useWords();
  const { correction } = deployment;
  if (correction === null) return null;
  const { by, at, reason, verdict, conflict, datadog } = correction;
  const own = verdictOf({ changeFailure: datadog, correction: null });
  const told = { by, reason, verdict: t(`deployment.verdict.${verdict}`), day: format.day(at, timeZone) };
  return (
    <>
      <p>{t("deployment.correctedAs", told)}</p>
      {conflict ? (
        <FormMessage tone="info">
          {t("deployment.conflict", { verdict: t(`deployment.verdict.${own}`) })}
        </FormMessage>
      ) : null}
    </>
  );
}
