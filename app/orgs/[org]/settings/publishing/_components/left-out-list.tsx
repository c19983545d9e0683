import { useWords } from "#app/_language/use-words.ts";
import { groupLeftOut, type LeftOut, type LeftOutGroup } from "#lib/domain/publish/left-out.ts";
import type { PublishPlan } from "#lib/domain/publish/plan.ts";
import { differs, sayLeftOut, sayLeftOutCode } from "#lib/words/publishing-words.ts";
import classes from "./publishing.module.css";

const EXAMPLES = 3;
const SHOWN = 200;

/** What is not sent, by reason: the known that may not go first, then what is not known. */
export function LeftOutList({ plan }: { plan: Pick<PublishPlan, "refused" | "missing"> }) {
  const { t } = useWords();
  const groups = groupLeftOut(plan);
  if (groups.length === 0) return <p className="muted">{t("publishing.nothingLeftOut")}</p>;
  return (
    <ul className={classes.groups}>
      {groups.map((group) => (
        <li key={group.code}>
          <Group {...group} />
        </li>
      ))}
    </ul>
  );
}

function Group({ code, rows }: LeftOutGroup) {
  const words = useWords();
  const { t } = words;
  const [first] = rows;
  const isOne = rows.length === 1 && first !== undefined;
  return (
    <>
      <p>
        <strong>{t("publishing.valueCount", { count: rows.length })}</strong>{" "}
        {isOne ? sayLeftOut(words, first.reason) : sayLeftOutCode(words, code)}
      </p>
      {rows.length > EXAMPLES ? <Rest rows={rows} /> : <Rows rows={rows} />}
    </>
  );
}

/** The first of many, and a fold with all of them. */
function Rest({ rows }: { rows: LeftOut[] }) {
  const { t } = useWords();
  return (
    <details className={classes.rest}>
      <summary>
        {examplesOf(rows).map((row) => (
          <span key={placeOf(row)}>
            <Place row={row} />,{" "}
          </span>
        ))}
        <span className={classes.more}>{t("publishing.allOf", { count: rows.length })}</span>
      </summary>
      <Rows rows={rows.slice(0, SHOWN)} />
      {rows.length > SHOWN ? (
        <p className="muted">{t("publishing.shown", { shown: SHOWN, of: rows.length })}</p>
      ) : null}
    </details>
  );
}

/** Of different metrics, as far as there are any. */
function examplesOf(rows: LeftOut[]): LeftOut[] {
  const firsts = [...Map.groupBy(rows, ({ key }) => key).values()].flatMap((same) => same.slice(0, 1));
  return [...new Set([...firsts, ...rows])].slice(0, EXAMPLES);
}

function Rows({ rows }: { rows: LeftOut[] }) {
  const words = useWords();
  return (
    <ul className={classes.places}>
      {rows.map((row) => (
        <li key={placeOf(row)}>
          <Place row={row} />
          {rows.length > 1 && differs(row.reason.code) ? (
            <span className="muted">: {sayLeftOut(words, row.reason)}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Place({ row: { key, scope, part } }: { row: LeftOut }) {
  const { t } = useWords();
  return (
    <>
      <code>{[key, part].filter((text) => text !== "").join(" · ")}</code>
      {" · "}
      {scope === "" ? t("publishing.wholeOrganisation") : <span translate="no">{scope}</span>}
    </>
  );
}

const placeOf = ({ key, scope, part }: LeftOut) => [key, scope, part].join(" ");
