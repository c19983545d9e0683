import { DatePicker } from "@mantine/dates";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { addDays } from "#lib/domain/format/calendar.ts";
import { calendarNames } from "#lib/words/calendar-names.ts";
import classes from "./filter.module.css";
import "@mantine/dates/styles.layer.css";

type DaysProps = {
  chosen: [string, string] | null;
  first: 0 | 1 | 6;
  today: string;
  onPick: (first: string, last: string) => void;
};

/** Two days of a calendar, the first and the last. */
export function Days({ chosen, first, today, onPick }: DaysProps) {
  const t = useTranslations("filters");
  const names = calendarNames(useLocale());
  const [days, setDays] = useState<[string | null, string | null]>(chosen ?? [null, null]);
  return (
    <div>
      <p className={classes.hint}>{t("pickDays")}</p>
      <DatePicker
        type="range"
        size="xs"
        allowSingleDateInRange
        weekendDays={[]}
        hideOutsideDates
        firstDayOfWeek={first}
        weekdayFormat={names.weekday}
        monthLabelFormat={names.month}
        monthsListFormat={names.shortMonth}
        getDayAriaLabel={names.day}
        defaultDate={chosen?.[0] ?? addDays(today, -27)}
        maxDate={today}
        value={days}
        onChange={(picked) => {
          setDays(picked);
          if (picked[0] !== null && picked[1] !== null) onPick(picked[0], picked[1]);
        }}
        ariaLabels={{
          previousMonth: t("previousMonth"),
          nextMonth: t("nextMonth"),
          previousYear: t("previousYear"),
          nextYear: t("nextYear"),
          previousDecade: t("previousDecade"),
          nextDecade: t("nextDecade"),
          monthLevelControl: t("chooseMonth"),
          yearLevelControl: t("chooseYear"),
        }}
      />
    </div>
  );
}
