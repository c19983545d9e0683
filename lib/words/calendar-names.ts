import type { Locale } from "./languages.ts";

type Names = {
  months: readonly string[];
  /** From Sunday on. */
  weekdays: readonly string[];
  /** What stands between a day, its month and its year. */
  of: string;
};

const ENGLISH: Names = {
  months: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  weekdays: ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"],
  of: " ",
};

const PORTUGUESE: Names = {
  months: [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
  ],
  weekdays: ["dom", "seg", "ter", "qua", "qui", "sex", "sáb"],
  of: " de ",
};

const NAMES: Record<Locale, Names> = { en: ENGLISH, "pt-BR": PORTUGUESE, "en-XA": ENGLISH };

/** How a calendar names its days, `YYYY-MM-DD`. Apart from the other formats: it comes when a calendar is opened. */
export function calendarNames(locale: Locale) {
  const { months, weekdays, of } = NAMES[locale];
  const nameOf = (month: string) => months[Number(month) - 1] ?? "";
  return {
    /** "November 2026", "novembro de 2026". */
    month(day: string): string {
      const [year = "", month = ""] = day.split("-");
      return `${nameOf(month)}${of}${year}`;
    },
    /** "Nov", "nov". */
    shortMonth: (day: string) => nameOf(day.slice(5, 7)).slice(0, 3),
    /** "1 November 2026", "1 de novembro de 2026". */
    day(day: string): string {
      const [year = "", month = "", date = ""] = day.split("-");
      return [Number(date), nameOf(month), year].join(of);
    },
    /** "Mo", "seg". */
    weekday: (day: string) => weekdays[new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? "",
  };
}
