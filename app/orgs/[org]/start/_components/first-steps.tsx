import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HelpLink } from "#app/_components/help-link.tsx";
import { ButtonLink } from "#app/_components/link.tsx";
import { SyncProgress } from "#app/_components/sync/sync-progress.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { SeenEnvironment } from "#lib/domain/report/empty.ts";
import { FIRST_STEPS, type FirstStep, type StepState } from "#lib/domain/report/first-run.ts";
import type { SyncStanding } from "#lib/domain/report/freshness.ts";
import type { HelpTopic } from "#lib/help/topics.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import { sayError } from "#lib/words/told.ts";
import { ProductionForm } from "../../_components/empty/production-form.tsx";
import { ConnectForm } from "../../settings/connections/_components/connect-form.tsx";
import columns from "../../settings/connections/_components/key-help.module.css";
import { KeyHelp } from "../../settings/connections/_components/key-help.tsx";
import type { AccountForm } from "../../settings/connections/_components/said-form.ts";
import classes from "./first-steps.module.css";

type Props = {
  slug: string;
  states: Record<FirstStep, StepState>;
  facts: { standing: SyncStanding; seen: SeenEnvironment[] };
  source: SourceForm;
  form: AccountForm;
  /** Whether the keys of the demo's own account are offered. */
  demo: boolean;
};

const TOPICS = {
  keys: "connect",
  reading: "noNumbers",
  production: "production",
  numbers: "deployment_frequency",
  invite: "invite",
} as const satisfies Record<FirstStep, HelpTopic>;

/** The way from keys to numbers that others read: what is done, what is to be done now, and what follows. */
export function FirstSteps(props: Props) {
  return (
    <ol className={classes.steps}>
      {FIRST_STEPS.map((step, index) => (
        <Step key={step} step={step} number={index + 1} state={props.states[step]}>
          {props.states[step] === "now" ? <Inside step={step} {...props} /> : null}
          {step === "invite" ? <Invite slug={props.slug} /> : null}
        </Step>
      ))}
    </ol>
  );
}

type StepProps = { step: FirstStep; number: number; state: StepState; children: ReactNode };

function Step({ step, number, state, children }: StepProps) {
  const t = useTranslations("firstRun");
  return (
    <li className={classes.step} data-state={state} aria-current={state === "now" ? "step" : undefined}>
      <span className={classes.mark} aria-hidden="true">
        {state === "done" ? <IconCheck size={16} stroke={2} /> : number}
      </span>
      <div className={classes.body}>
        <div className={classes.head}>
          <h2 className={classes.title}>{t(`step.${step}.title`)}</h2>
          <span className={classes.state}>{t(`state.${state}`)}</span>
          <HelpLink topic={TOPICS[step]} />
        </div>
        <p className={classes.text}>{t(`step.${step}.text`)}</p>
        {children}
      </div>
    </li>
  );
}

function Inside({ step, ...props }: Props & { step: FirstStep }) {
  if (step === "keys") return <Keys {...props} />;
  if (step === "reading") return <Reading standing={props.facts.standing} slug={props.slug} />;
  return step === "production" ? <Production {...props} /> : null;
}

function Keys({ slug, form, source, demo }: Props) {
  return (
    <div className={columns.columns}>
      <ConnectForm slug={slug} source={form} first demo={demo} />
      <KeyHelp source={source} />
    </div>
  );
}

type ReadingProps = { standing: SyncStanding; slug: string };

function Reading({ standing: { running, progress, problem }, slug }: ReadingProps) {
  const t = useTranslations("firstRun.reading");
  const words = useWords();
  if (running || problem === null) return <SyncProgress what={t("what")} progress={progress} />;
  return (
    <>
      <p>{t("problem", { problem: sayError(words, problem) })}</p>
      <ButtonLink href={`/orgs/${slug}/settings/connections`}>{t("check")}</ButtonLink>
    </>
  );
}

function Production({ slug, facts: { seen } }: Props) {
  const t = useTranslations("firstRun");
  return seen.length === 0 ? <p>{t("noneSeen")}</p> : <ProductionForm slug={slug} seen={seen} titled />;
}

function Invite({ slug }: { slug: string }) {
  const t = useTranslations("firstRun");
  return (
    <div>
      <ButtonLink variant="default" href={`/orgs/${slug}/settings/members`}>
        {t("invite")}
      </ButtonLink>
    </div>
  );
}
