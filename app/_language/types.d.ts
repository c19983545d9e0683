import type { Messages } from "#lib/words/catalog.ts";
import type { Locale as OurLocale } from "#lib/words/languages.ts";

declare module "use-intl" {
  interface AppConfig {
    Locale: OurLocale;
    Messages: Messages;
  }
}
