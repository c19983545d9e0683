import type { Locale } from "./languages.ts";

/**
 * What numbers and times look like in a language. Tables of our own instead of the platform's: server and browser carry
 * different data, and a text that differs between them costs the page its server's part.
 */
export type LocaleTable = {
  /** Of `Intl.NumberFormat`: thousands and decimals only, which all platforms have alike. */
  numbers: "en-US" | "pt-BR";
  months: readonly string[];
  units: { day: string; hour: string; minute: string; second: string };
  perDay: string;
  perWeek: string;
  perMonth: string;
  to: string;
  now: string;
  /** `{}` is the amount with its unit. */
  ago: string;
  agoMinutes: string;
};

const ENGLISH: LocaleTable = {
  numbers: "en-US",
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  units: { day: "d", hour: "h", minute: "m", second: "s" },
  perDay: "/day",
  perWeek: "/week",
  perMonth: "/month",
  to: "to",
  now: "just now",
  ago: "{} ago",
  agoMinutes: "min",
};

const PORTUGUESE: LocaleTable = {
  numbers: "pt-BR",
  months: ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
  units: { day: "d", hour: "h", minute: "min", second: "s" },
  perDay: "/dia",
  perWeek: "/semana",
  perMonth: "/mês",
  to: "a",
  now: "agora há pouco",
  ago: "há {}",
  agoMinutes: "min",
};

export const LOCALE_TABLES: Record<Locale, LocaleTable> = {
  en: ENGLISH,
  "pt-BR": PORTUGUESE,
  "en-XA": ENGLISH,
};
