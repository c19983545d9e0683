import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Facts } from "#app/_components/facts.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { CountedConnection } from "#lib/db/connections.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { wholeReadState } from "#lib/domain/sync/whole-plan.ts";
import type { SourceForm } from "#lib/sources/source.ts";
import type { Words } from "#lib/words/words.ts";
import { keyLabel, placeOf, sourceWords } from "./said-form.ts";

type Props = { connection: CountedConnection; source: SourceForm | undefined; timeZone: string };

/** What a connection is and holds, as pairs of a word and a value. */
export function ConnectionFacts({ connection, source, timeZone }: Props) {
  const words = useWords();
  const t = useTranslations("connections");
  const { counts, status, keyHint, lastSyncedAt } = connection;
  const key = source === undefined ? t("key") : keyLabel(words, source);
  const facts: Record<string, ReactNode> = {
    [key]: status === "disconnected" ? t("keyDeleted") : t("keyEnds", { hint: keyHint }),
    [t("events")]: t("counts", counts),
    [t("covers")]: <Covered connection={connection} timeZone={timeZone} />,
    [t("lastSync")]: lastSyncedAt === null ? t("never") : <Moment at={lastSyncedAt} timeZone={timeZone} />,
    [t("nextSync")]: <NextSync connection={connection} timeZone={timeZone} />,
    [t("wholeHistory")]: <WholeHistory connection={connection} timeZone={timeZone} />,
  };
  return <Facts facts={{ ...siteOf(connection, source, words), ...facts }} least={236} />;
}

type PartProps = Omit<Props, "source">;

function Covered({ connection: { coveredFrom, coveredTo }, timeZone }: PartProps) {
  const t = useTranslations("connections");
  if (coveredFrom === null || coveredTo === null) return UNKNOWN;
  return t.rich("covered", {
    from: () => <Moment at={coveredFrom} timeZone={timeZone} precision="day" />,
    to: () => <Moment at={coveredTo} timeZone={timeZone} />,
  });
}

function NextSync({ connection: { status, nextSyncAt }, timeZone }: PartProps) {
  const t = useTranslations("connections");
  if (status === "syncing") return t("runningNow");
  return nextSyncAt === null ? t("nonePlanned") : <Moment at={nextSyncAt} timeZone={timeZone} />;
}

function WholeHistory({ connection: { wholeRead, status }, timeZone }: PartProps) {
  const t = useTranslations("connections");
  if (wholeRead === null) return status === "disconnected" ? UNKNOWN : t("wholePlanned");
  const { percent, isUnderWay } = wholeReadState(wholeRead);
  const { from, to, readTo, finishedAt } = wholeRead;
  const day = (at: string | null) => () => <Moment at={at} timeZone={timeZone} precision="day" />;
  if (!isUnderWay) return t.rich("wholeFinished", { finishedAt: day(finishedAt) });
  return t.rich("wholeUnderWay", {
    percent,
    ended: finishedAt === null ? "no" : "yes",
    ...{ from: day(from), to: day(to), readTo: day(readTo), finishedAt: day(finishedAt) },
  });
}

function siteOf(
  { site }: CountedConnection,
  source: SourceForm | undefined,
  words: Words,
): Record<string, string> {
  if (site === null || source === undefined) return {};
  const known = source.site?.choices.find(({ id }) => id === site);
  const said = known === undefined ? site : `${site} (${placeOf(words, source, known.name)})`;
  return { [sourceWords(words, source).siteFact]: said };
}
