import { UNKNOWN } from "#lib/domain/format.ts";
import { formatDay, formatMoment, formatUtc } from "#lib/domain/format-time.ts";

type Props = { at: string | null; timeZone: string; precision?: "minute" | "day" };

/** A moment in the organisation's zone, with UTC on hover; a dash when not known. */
export function Moment({ at, timeZone, precision = "minute" }: Props) {
  if (at === null) return <span>{UNKNOWN}</span>;
  return (
    <time dateTime={at} title={formatUtc(at)}>
      {precision === "day" ? formatDay(at, timeZone) : formatMoment(at, timeZone)}
    </time>
  );
}
