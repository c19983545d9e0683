import { useTranslations } from "next-intl";
import { Facts } from "#app/_components/facts.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { useFormats } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { runSeconds } from "#lib/domain/sync/run-next.ts";
import type { LoadedRun } from "../load.ts";

type Props = { loaded: LoadedRun; organization: Organization; now: Date };

/** When a run was, over which window and at what cost, as pairs of a word and a value. */
export function RunFacts({ loaded: { run, connection }, organization, now }: Props) {
  const t = useTranslations("runs");
  const format = useFormats();
  const { slug, timeZone } = organization;
  const running = run.finishedAt === null;
  const calls = running ? run.slices.reduce((sum, slice) => sum + slice.apiCalls, 0) : run.apiCalls;
  const facts = {
    [t("connection")]:
      connection === null ? (
        t("deleted")
      ) : (
        <TextLink href={`/orgs/${slug}/settings/connections/${connection.id}`}>{connection.name}</TextLink>
      ),
    [t("started")]: <Moment at={run.startedAt} timeZone={timeZone} />,
    [t("ended")]: running ? t("notYet") : <Moment at={run.finishedAt} timeZone={timeZone} />,
    [t(running ? "durationSoFar" : "duration")]: format.duration(runSeconds(run, now)),
    [t("window")]: <Window window={run.window} timeZone={timeZone} />,
    [t("calls")]: format.count(calls),
  };
  return <Facts facts={facts} least={296} />;
}

function Window({ window, timeZone }: { window: LoadedRun["run"]["window"]; timeZone: string }) {
  const t = useTranslations("client");
  if (window === null) return UNKNOWN;
  return t.rich("fromTo", {
    from: () => <Moment at={window.from} timeZone={timeZone} />,
    to: () => <Moment at={window.to} timeZone={timeZone} />,
  });
}
