import { UNKNOWN } from "#lib/domain/format/format.ts";
import {
  formatDay,
  formatMoment,
  formatSecond,
  formatUtc,
  precisionOf,
} from "#lib/domain/format/format-time.ts";

const FORMATS = { second: formatSecond, minute: formatMoment, day: formatDay };

type Props = { at: string | null; timeZone: string; precision?: keyof typeof FORMATS };

/** A moment in the organisation's zone, with UTC on hover; a dash when not known. */
export function Moment({ at, timeZone, precision = "minute" }: Props) {
  if (at === null) return <span>{UNKNOWN}</span>;
  return (
    <time dateTime={at} title={formatUtc(at)}>
      {FORMATS[precision](at, timeZone)}
    </time>
  );
}

/** From one moment to another, as exactly as tells the two apart. */
export function Range({ from, to, timeZone }: { from: string; to: string; timeZone: string }) {
  const precision = precisionOf(from, to);
  return (
    <>
      <Moment at={from} timeZone={timeZone} precision={precision} /> to{" "}
      <Moment at={to} timeZone={timeZone} precision={precision} />
    </>
  );
}
