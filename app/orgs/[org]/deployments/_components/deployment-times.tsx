import { Moment } from "#app/_components/moment.tsx";
import { useWords } from "#app/_language/use-words.ts";
import drawer from "#app/orgs/[org]/_components/drawer/drawer.module.css";
import type { DeploymentDetail } from "#lib/db/deployments.ts";
import {
  type DeploymentEvent,
  eventsOf,
  meanStages,
  unknownPassed,
} from "#lib/domain/report/deployment-events.ts";
import { verdictOf } from "#lib/domain/report/verdicts.ts";
import type { Words } from "#lib/words/words.ts";

type Props = { deployment: DeploymentDetail; timeZone: string };

/** From its first commit to its repair, each moment with how far it lies from the deployment. */
export function Timeline({ deployment, timeZone }: Props) {
  const words = useWords();
  const { t } = words;
  return (
    <section>
      <h3>{t("deployment.timeline")}</h3>
      <ol className={drawer.timeline}>
        {eventsOf(deployment).map((event) => (
          <li key={`${event.kind} ${event.at}`}>
            <Moment at={event.at} timeZone={timeZone} precision="second" />
            <span>
              {t(`deployment.event.${event.kind}`)} <span className="muted">{sayOffset(event, words)}</span>
            </span>
          </li>
        ))}
      </ol>
      {sayStages(deployment, words).map((said) => (
        <p key={said} className="muted">
          {said}
        </p>
      ))}
    </section>
  );
}

/** What of the way of its commits is known without a moment, and what is not known. */
function sayStages(deployment: DeploymentDetail, { t, format, locale }: Words): string[] {
  const list = (parts: string[]) => new Intl.ListFormat(locale, { type: "unit" }).format(parts);
  const means = meanStages(deployment).map(
    ([stage, seconds]) => `${t(`panels.stages.name.${stage}`)} ${format.duration(seconds)}`,
  );
  const unknown = unknownPassed(deployment).map((kind) => t(`deployment.event.${kind}`));
  return [
    ...(means.length === 0 ? [] : [t("deployment.means", { stages: list(means) })]),
    ...(unknown.length === 0 ? [] : [t("deployment.notPassed", { events: list(unknown) })]),
  ];
}

function sayOffset({ offsetSeconds }: DeploymentEvent, { t, format }: Words): string | null {
  if (offsetSeconds === 0) return null;
  const duration = format.duration(Math.abs(offsetSeconds));
  return t(offsetSeconds < 0 ? "deployment.before" : "deployment.after", { duration });
}

/** Each verdict that it had, with whose it was. */
export function VerdictHistory({ deployment, timeZone }: Props) {
  const words = useWords();
  const { t } = words;
  const { verdictHistory } = deployment;
  if (verdictHistory.length === 0) return null;
  const word = (changeFailure: boolean | null) =>
    t(`deployment.verdict.${verdictOf({ changeFailure, correction: null })}`);
  return (
    <section>
      <h3>{t("deployment.history")}</h3>
      <ol className={drawer.timeline}>
        {verdictHistory.map((change) => (
          <li key={change.at}>
            <Moment at={change.at} timeZone={timeZone} />
            <span>
              {change.correction === "left_out"
                ? t("deployment.verdict.left_out")
                : t("deployment.changed", { from: word(change.from), to: word(change.to) })}{" "}
              <span className="muted">{sayWho(change, words)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

type Change = DeploymentDetail["verdictHistory"][number];

function sayWho({ by, correction }: Change, { t }: Words): string {
  if (by === null) return t("deployment.byDatadog");
  return t(correction === "undone" ? "deployment.undone" : "deployment.corrected", { by });
}
