import { useTranslations } from "next-intl";
import { Range } from "#app/_components/moment.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { coverageSegments, wholeHistory } from "#lib/domain/quality/coverage.ts";
import type { ConnectionCoverage, StreamCoverage } from "#lib/domain/quality/data-quality.ts";
import { sayCoverage } from "#lib/words/coverage-words.ts";
import { sayReason } from "#lib/words/reason.ts";
import classes from "./coverage.module.css";

type Props = { connection: ConnectionCoverage; named: boolean; timeZone: string };

/** What was read of a connection, per stream: a bar over its history, and the same in words. */
export function CoverageBars({ connection, named, timeZone }: Props) {
  const words = useWords();
  const { t, format } = words;
  const whole = wholeHistory(connection);
  return (
    <section className={classes.connection} aria-label={t("quality.readOf", { connection: connection.name })}>
      {named ? <h4 className={classes.name}>{connection.name}</h4> : null}
      {whole === null ? (
        <p className={classes.text}>{t("quality.nothingRead")}</p>
      ) : (
        <>
          {(["deployments", "incidents"] as const).map((stream) => (
            <div key={stream} className={classes.stream}>
              <span className={classes.label}>{t(`sync.stream.${stream}`)}</span>
              <Bar stream={connection.streams[stream]} whole={whole} />
              <p className={classes.text}>
                {sayCoverage(words, connection.streams[stream], { whole, timeZone })}
              </p>
              <Gaps stream={connection.streams[stream]} timeZone={timeZone} />
            </div>
          ))}
          <div className={classes.scale} aria-hidden="true">
            <span>{format.day(whole.from, timeZone)}</span>
            <span>{format.day(whole.to, timeZone)}</span>
          </div>
        </>
      )}
    </section>
  );
}

/** What the colours of the bars mean; needed only where there is more than one. */
export function CoverageLegend({ connections }: { connections: ConnectionCoverage[] }) {
  const t = useTranslations("quality.legend");
  const kinds = new Set(
    connections.flatMap((connection) => {
      const whole = wholeHistory(connection);
      if (whole === null) return [];
      return Object.values(connection.streams).flatMap((stream) =>
        coverageSegments(stream, whole).map(({ kind }) => kind),
      );
    }),
  );
  if (!kinds.has("unread") && !kinds.has("gap")) return null;
  return (
    <p className={classes.legend} aria-hidden="true">
      <span data-kind="read">{t("read")}</span>
      <span data-kind="unread">{t("unread")}</span>
      <span data-kind="gap">{t("gap")}</span>
    </p>
  );
}

/** Drawn for the eye only: the sentence under it says the same. */
function Bar({ stream, whole }: { stream: StreamCoverage; whole: { from: string; to: string } }) {
  return (
    <svg className={classes.bar} viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width="1000" height="10" className={classes.ground} />
      {coverageSegments(stream, whole).map(({ kind, from, to, start, width }) => (
        <rect
          key={`${kind} ${from} ${to}`}
          data-kind={kind}
          x={start * 1000}
          // A gap of a second in a year would not be seen.
          width={Math.max(width * 1000, kind === "read" ? 0 : 3)}
          height="10"
        />
      ))}
    </svg>
  );
}

function Gaps({ stream, timeZone }: { stream: StreamCoverage; timeZone: string }) {
  const words = useWords();
  if (stream.gapCount === 0) return null;
  return (
    <details className={classes.gaps}>
      <summary>{words.t("quality.gaps")}</summary>
      <ul>
        {stream.gaps.map(({ from, to, reason }) => (
          <li key={`${from} ${to}`}>
            {words.t.rich("quality.gap", {
              range: () => <Range from={from} to={to} timeZone={timeZone} />,
              reason: sayReason(words, reason),
            })}
          </li>
        ))}
      </ul>
      {stream.gapCount > stream.gaps.length ? (
        <p>{words.t("quality.older", { count: stream.gapCount - stream.gaps.length })}</p>
      ) : null}
    </details>
  );
}
