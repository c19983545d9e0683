import { CountLink } from "#app/_components/count-link.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { ByOrigin } from "#lib/domain/report/report.ts";
import classes from "./origins.module.css";

type Props = { byOrigin: Pick<ByOrigin, "commits" | "marks">; slug: string };

/** What is not known of the origins, and what helps. */
export function MissingPanel({ byOrigin: { commits, marks }, slug }: Props) {
  const { t } = useWords();
  const unknown = commits.total - commits.known;
  const unmarked = marks.commits === 0 ? 0 : marks.repositories.filter(({ marked }) => marked === 0).length;
  return (
    <Panel title={t("originsPage.missing.title")} id="missing">
      <ul className={classes.list}>
        {unknown === 0 && commits.total > 0 ? <li>{t("originsPage.missing.none")}</li> : null}
        {unknown === 0 ? null : (
          <li>
            {t.rich("originsPage.missing.unknown", {
              count: () => (
                <CountLink slug={slug} count="unknownCommits" value={unknown}>
                  {t("originsPage.difference.commits", { count: unknown })}
                </CountLink>
              ),
            })}
          </li>
        )}
        {unmarked === 0 ? null : <li>{t("originsPage.missing.unmarked", { count: unmarked })}</li>}
        <li>
          {t("originsPage.missing.report")} <HelpLink topic="reportOrigins" />
        </li>
      </ul>
    </Panel>
  );
}
