import { useTranslations } from "next-intl";
import { formatUtc, precisionOf } from "#lib/domain/format/calendar.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { useFormats } from "../_language/use-words.ts";

const FORMATS = { second: "second", minute: "moment", day: "day" } as const;

type Props = { at: string | null; timeZone: string; precision?: keyof typeof FORMATS };

/** A moment in the organisation's zone, with UTC on hover; a dash when not known. */
export function Moment({ at, timeZone, precision = "minute" }: Props) {
  const format = useFormats();
  if (at === null) return <span>{UNKNOWN}</span>;
  return (
    <time dateTime={at} title={formatUtc(at)}>
      {format[FORMATS[precision]](at, timeZone)}
    </time>
  );
}

/** From one moment to another, as exactly as tells the two apart. */
export function Range({ from, to, timeZone }: { from: string; to: string; timeZone: string }) {
  const t = useTranslations("client");
  const precision = precisionOf(from, to);
  return t.rich("fromTo", {
    from: () => <Moment at={from} timeZone={timeZone} precision={precision} />,
    to: () => <Moment at={to} timeZone={timeZone} precision={precision} />,
  });
}
