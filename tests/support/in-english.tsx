import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { messagesIn } from "#lib/words/catalog.ts";

/** Around whatever a test renders: all words, in English. */
export function InEnglish({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={messagesIn("en")}>
      {children}
    </NextIntlClientProvider>
  );
}
