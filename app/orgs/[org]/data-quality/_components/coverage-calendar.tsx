import { useWords } from "#app/_language/use-words.ts";
import type { CalendarMonth, DayState } from "#lib/domain/quality/coverage-calendar.ts";
import classes from "./coverage-calendar.module.css";

const STATES: DayState[] = ["read", "partly", "unread", "before"];
const DAYS = Array.from({ length: 31 }, (_, index) => index + 1);

/** Twelve months of days as a table: what was read of each, by colour and in words. */
export function CoverageCalendar({ months }: { months: CalendarMonth[] }) {
  const { t, format } = useWords();
  return (
    <>
      <section
        className={classes.region}
        aria-label={t("quality.calendar")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table className={classes.calendar}>
          <thead>
            <tr>
              <th scope="col">{t("quality.month")}</th>
              {DAYS.map((day) => (
                <th key={day} scope="col">
                  {day}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, days }) => (
              <tr key={month}>
                <th scope="row">{format.bucketDate(month).replace(/^\d+ /, "")}</th>
                {days.map(({ day, state }) => (
                  <td
                    key={day}
                    data-state={state}
                    title={t("quality.dayState", { day: format.bucketDate(day), state })}
                  >
                    <span className="unseen">{t(`quality.state.${state}`)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={classes.legend} aria-hidden="true">
        {STATES.map((state) => (
          <span key={state} data-state={state}>
            {t(`quality.state.${state}`)}
          </span>
        ))}
      </p>
    </>
  );
}
