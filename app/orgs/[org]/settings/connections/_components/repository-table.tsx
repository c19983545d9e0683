import { useTranslations } from "next-intl";
import buttons from "#app/_components/button.module.css";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { RepositoryState } from "#lib/db/github-connections.ts";
import { sayMissing } from "#lib/words/drawing-words.ts";
import { say } from "#lib/words/say.ts";
import type { Words } from "#lib/words/words.ts";
import { lacksSomething } from "./github-facts.tsx";

type Props = { repositories: RepositoryState[]; timeZone: string };

/** The repositories that a connection reads: until when, and what could not be had of each. */
export function RepositoryTable({ repositories, timeZone }: Props) {
  const t = useTranslations("connections");
  const words = useWords();
  const columns: Column<RepositoryState>[] = [
    {
      title: t("repository"),
      name: true,
      cell: ({ fullName }) => (
        <a
          href={`https://github.com/${fullName}`}
          target="_blank"
          rel="noreferrer noopener"
          className={buttons.link}
          translate="no"
        >
          {fullName}
        </a>
      ),
    },
    {
      title: t("state"),
      cell: (one) => {
        const [tone, word] = stateOf(one);
        return <StatusMark tone={tone} word={t(`repositoryState.${word}`)} />;
      },
    },
    {
      title: t("readTo"),
      cell: ({ readTo }) => (readTo === null ? t("notReadYet") : <Moment at={readTo} timeZone={timeZone} />),
    },
    {
      title: t("mergeWorkflows"),
      wrap: true,
      cell: ({ mergeWorkflows }) =>
        mergeWorkflows === null ? t("nobodyChose") : <span translate="no">{mergeWorkflows.join(", ")}</span>,
    },
  ];
  return (
    <DataTable
      label={t("repositories")}
      columns={columns}
      rows={repositories}
      keyOf={({ id }) => id}
      stacked
      beneath={(one) => problemsOf(words, one)}
      empty={t("noRepositories")}
    />
  );
}

function stateOf(one: RepositoryState) {
  if (lacksSomething(one)) return ["stale", "lacking"] as const;
  return one.readTo === null ? (["pending", "waiting"] as const) : (["fine", "read"] as const);
}

/** What the check found missing; else what the last collection could not have, each reason once. */
function problemsOf(words: Words, { problem, problems }: RepositoryState): string | null {
  if (problem !== null) return say(words, "errors", problem);
  const said = new Set(problems.map((one) => sayMissing(one, words)));
  return said.size === 0 ? null : [...said].join(" ");
}
