import { useTranslations } from "next-intl";
import { TextLink } from "#app/_components/link.tsx";
import cardClasses from "#app/_components/metrics/card.module.css";
import type { PartOf } from "#lib/domain/report/report.ts";

type Props = { report: PartOf<"byOrigin">; slug: string };

/** How many commits are by bots, where most of them are and they count: a median of these is one of their pace. */
export function BotsNote({ report: { byOrigin, window }, slug }: Props) {
  const t = useTranslations("card");
  const commits = byOrigin.commits.total;
  const bots = byOrigin.origins.find(({ origin }) => origin === "bot")?.commits ?? 0;
  if (window.filters.automation === "exclude" || bots * 2 <= commits) return null;
  return t.rich("byBots", {
    bots,
    commits,
    link: (words) => (
      <TextLink href={`/orgs/${slug}?automation=exclude`} className={cardClasses.above}>
        {words}
      </TextLink>
    ),
  });
}
