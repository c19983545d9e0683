import { getRequestConfig } from "next-intl/server";
import { readLocale } from "#lib/auth/language.ts";
import { messagesIn } from "#lib/words/catalog.ts";

/** What next-intl asks once per request. Times are told by our own formats, each with its zone. */
export default getRequestConfig(async () => {
  const locale = await readLocale();
  return { locale, messages: messagesIn(locale), timeZone: "UTC" };
});
