import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { useWords } from "#app/_language/use-words.ts";
import drawer from "#app/orgs/[org]/_components/drawer/drawer.module.css";
import { incidentsHref } from "#app/orgs/[org]/incidents/search-params.ts";
import type { DeploymentDetail } from "#lib/db/deployments.ts";
import { say } from "#lib/words/say.ts";

type Props = { deployment: DeploymentDetail };

/** In which figures it counts, and what keeps it, or some of its commits, out of others. */
export function Counting({ deployment: { countedIn, notCounted } }: Props) {
  const words = useWords();
  const { t } = words;
  const figures = countedIn.map((figure) => t(`deployment.figure.${figure}`)).join(", ");
  return (
    <section>
      <h3>{t("deployment.counting")}</h3>
      <p>
        {countedIn.length === 0 ? t("deployment.countedNowhere") : t("deployment.countedIn", { figures })}
      </p>
      {notCounted.map((reason) => (
        <p key={reason.code} className="muted">
          {say(words, "notCounted", reason)}
        </p>
      ))}
    </section>
  );
}

/** Incidents of its service within a day of it; nothing where there were none. */
export function Near({ deployment, slug, timeZone }: Props & { slug: string; timeZone: string }) {
  const { t } = useWords();
  const { incidents } = deployment;
  if (incidents.length === 0) return null;
  return (
    <section>
      <h3>{t("deployment.near")}</h3>
      <ol className={drawer.timeline}>
        {incidents.map(({ id, name, startedAt }) => (
          <li key={id}>
            <Moment at={startedAt} timeZone={timeZone} />
            <TextLink href={incidentsHref(slug, { open: id })}>{name ?? t("events.unnamed")}</TextLink>
          </li>
        ))}
      </ol>
    </section>
  );
}
