import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { messagesIn } from "#lib/words/catalog.ts";
import type { Locale } from "#lib/words/languages.ts";

type Props = { locale: Locale; children: ReactNode };

/** Around whatever a test renders: all words, in one language. */
export function InLanguage({ locale, children }: Props) {
  return (
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={messagesIn(locale)}>
      {children}
    </NextIntlClientProvider>
  );
}

export function InEnglish({ children }: Pick<Props, "children">) {
  return <InLanguage locale="en">{children}</InLanguage>;
}
