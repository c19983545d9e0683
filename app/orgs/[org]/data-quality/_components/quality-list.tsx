import type { ReactNode } from "react";
import { HelpLink } from "#app/_components/help-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { getWords } from "#app/_language/words.ts";
import type { Acting } from "#lib/db/acting.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import type { DataQuality } from "#lib/domain/quality/data-quality.ts";
import { type QualityStep, qualitySteps } from "#lib/domain/quality/quality-steps.ts";
import { type SaidStep, sayStep, sayStepsState } from "#lib/words/quality-words.ts";
import { Ask } from "../../_components/ask-for-connection.tsx";
import { CoverageBars, CoverageLegend } from "./coverage-bars.tsx";
import { EnvironmentTable } from "./environment-table.tsx";
import classes from "./quality.module.css";

type Props = { member: Acting; quality: Promise<DataQuality> };

/** Every step with its state, what was found and what to do; in their order, so that the first open one comes first. */
export async function QualityList({ member, quality: reading }: Props) {
  const quality = await reading;
  const { slug, name, role, timeZone } = member.organization;
  const now = new Date();
  const words = await getWords();
  const steps = qualitySteps(quality, { role, now });
  const waits = steps.some(({ key, state }) => key === "connection" && state === "bad");
  const admins = waits ? await whomToAsk(member) : [];
  return (
    <>
      <LiveRefresh active={quality.connections.some(({ status }) => status === "syncing")} />
      <Panel
        title={words.t("quality.steps", { count: steps.length })}
        id="steps"
        aside={<StatusMark {...sayStepsState(words, steps)} />}
        flush
      >
        <ol>
          {steps.map((step) => (
            <Step
              key={step.key}
              slug={slug}
              topic={`step:${step.key}`}
              step={sayStep(words, step, { timeZone, now })}
            >
              {step.key === "connection" && admins.length > 0 ? (
                <Ask organization={name} admins={admins} />
              ) : null}
              <Detail step={step} quality={quality} timeZone={timeZone} />
            </Step>
          ))}
        </ol>
      </Panel>
    </>
  );
}

type StepProps = { slug: string; topic: `step:${QualityStep["key"]}`; step: SaidStep; children: ReactNode };

/** One step: its state beside what was found, what to do under it. */
function Step({ slug, topic, step, children }: StepProps) {
  const { title, state, finding, advice, link } = step;
  return (
    <li className={classes.row}>
      <div>
        <StatusMark {...state} />
      </div>
      <div className={classes.content}>
        <div className={classes.head}>
          <h3 className={classes.title}>{title}</h3>
          <HelpLink topic={topic} />
        </div>
        <p>{finding}</p>
        {advice === null ? null : <p className="muted">{advice}</p>}
        {link === null ? null : (
          <p>
            <TextLink href={`/orgs/${slug}${link.path}`}>{link.label}</TextLink>
          </p>
        )}
        {children}
      </div>
    </li>
  );
}

function Detail({ step, quality, timeZone }: { step: QualityStep; quality: DataQuality; timeZone: string }) {
  if (step.key === "coverage") {
    return (
      <>
        {quality.connections.map((connection) => (
          <CoverageBars
            key={connection.id}
            connection={connection}
            named={quality.connections.length > 1}
            timeZone={timeZone}
          />
        ))}
        <CoverageLegend connections={quality.connections} />
      </>
    );
  }
  if (step.key !== "environments" || quality.environments.length === 0) return null;
  return <EnvironmentTable environments={quality.environments} timeZone={timeZone} />;
}
