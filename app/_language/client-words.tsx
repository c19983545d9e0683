import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { messagesIn, type Namespace } from "#lib/words/catalog.ts";

/** What the frame and the shared components of every page say in the browser. */
const EVERYWHERE = ["client"] as const satisfies Namespace[];

/** Gives the client components inside the messages of these namespaces, and no others. */
export async function ClientWords({
  namespaces = [],
  children,
}: {
  namespaces?: readonly Namespace[];
  children: ReactNode;
}) {
  const messages = messagesIn(await getLocale());
  const given = [...EVERYWHERE, ...namespaces].map((name) => [name, messages[name]] as const);
  return <NextIntlClientProvider messages={Object.fromEntries(given)}>{children}</NextIntlClientProvider>;
}
