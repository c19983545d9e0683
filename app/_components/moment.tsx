import { UNKNOWN } from "#lib/domain/format/format.ts";
import { formatDay, formatMoment, formatSecond, formatUtc } from "#lib/domain/format/format-time.ts";

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
