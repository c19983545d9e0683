import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { plural } from "#lib/domain/format/format.ts";
import type { DataQuality } from "#lib/domain/quality/data-quality.ts";
import { type QualityStep, qualitySteps, stepsState } from "#lib/domain/quality/quality-steps.ts";
import { CoverageBars, CoverageLegend } from "./coverage-bars.tsx";
import { EnvironmentTable } from "./environment-table.tsx";
import { QualityRow } from "./quality-row.tsx";

type Props = { organization: Organization; quality: Promise<DataQuality> };

/** Every step with its state, what was found and what to do; in their order, so that the first open one comes first. */
export async function QualityList({ organization, quality: reading }: Props) {
  const quality = await reading;
  const { slug, role, timeZone } = organization;
  const steps = qualitySteps(quality, { role, timeZone, now: new Date() });
  return (
    <>
      <LiveRefresh active={quality.connections.some(({ status }) => status === "syncing")} />
      <Panel
        title={`${plural(steps.length, "step")} to a number that can be trusted`}
        id="steps"
        aside={<StatusMark {...stepsState(steps)} />}
        flush
      >
        <ol>
          {steps.map((step) => (
            <QualityRow key={step.key} slug={slug} step={step}>
              <Detail step={step} quality={quality} timeZone={timeZone} />
            </QualityRow>
          ))}
        </ol>
      </Panel>
    </>
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
