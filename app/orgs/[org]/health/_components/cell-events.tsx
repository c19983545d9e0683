import { CountLink } from "#app/_components/count-link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { HealthFact, HealthFacts } from "#lib/db/health-lists.ts";
import { githubAddress } from "#lib/domain/health/github-address.ts";
import { sayState } from "#lib/words/health-words.ts";
import drawer from "../../_components/drawer/drawer.module.css";
import classes from "../health.module.css";
import type { FoundBehind } from "../load.ts";

type Props = { slug: string; timeZone: string };

/** What a value was made of. */
export async function Behind({ found, ...props }: Props & { found: Promise<FoundBehind | null> }) {
  return <BehindCell found={await found} {...props} />;
}

export function BehindCell({ found, slug, timeZone }: Props & { found: FoundBehind | null }) {
  const { t } = useWords();
  return (
    <section>
      <h3>{t("healthPage.behind")}</h3>
      {found === null ? (
        <p>{t("healthPage.noWindow")}</p>
      ) : found.of === "facts" ? (
        <FactTable facts={found.facts} timeZone={timeZone} />
      ) : (
        <p>
          <CountLink slug={slug} count={found.count} value={found.value} narrowed={found.narrowed}>
            {t(`healthPage.events.${found.count}`, { count: found.value })}
          </CountLink>
        </p>
      )}
    </section>
  );
}

function FactTable({ facts: { total, items }, timeZone }: { facts: HealthFacts; timeZone: string }) {
  const { t } = useWords();
  return (
    <>
      <p className="muted">{t("healthPage.behindCount", { total })}</p>
      <DataTable
        label={t("healthPage.behind")}
        columns={useColumns(timeZone)}
        rows={items}
        keyOf={({ repository, path }) => `${repository}/${path}`}
        foot={items.length < total ? t("healthPage.firstOf", { shown: items.length, total }) : null}
        empty={t("healthPage.behindNone")}
        stacked
      />
    </>
  );
}

function useColumns(timeZone: string): Column<HealthFact>[] {
  const { t, format } = useWords();
  return [
    { title: t("healthPage.what"), name: true, wrap: true, cell: (fact) => <AtGitHub fact={fact} /> },
    { title: t("healthPage.where"), wrap: true, cell: ({ repository }) => <Repository name={repository} /> },
    { title: t("healthPage.when"), cell: ({ at }) => <Moment at={at} timeZone={timeZone} /> },
    { title: t("healthPage.took"), number: true, cell: ({ seconds }) => format.duration(seconds) },
    { title: t("healthPage.state"), cell: ({ state }) => <State state={state} /> },
  ];
}

/** Its parts, each in one piece where there is room: a name that breaks within a word is hard to read. */
function Repository({ name }: { name: string }) {
  const parts = name.split(/(?<=\/)/);
  return (
    <span translate="no">
      {parts.map((part) => (
        <span key={part} className={classes.part}>
          {part}
        </span>
      ))}
    </span>
  );
}

function State({ state }: { state: string | null }) {
  const words = useWords();
  if (state === null) return null;
  return sayState(state, words) ?? <span translate="no">{state}</span>;
}

/** Its name and what it says of itself, which leads to it where its address is known. */
function AtGitHub({ fact }: { fact: HealthFact }) {
  const { t } = useWords();
  const address = githubAddress(fact);
  const said = (
    <span translate="no">
      {fact.text === null || fact.text === "" ? fact.name : `${fact.name} ${fact.text}`}
    </span>
  );
  if (address === null) return said;
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      className={drawer.outside}
      title={t("healthPage.atGitHub", { name: fact.name })}
    >
      {said}
    </a>
  );
}
