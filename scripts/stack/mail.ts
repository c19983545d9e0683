import { ConsoleEmailDriver, type EmailDriver } from "@supabase/lite";

/** Without SMTP, mails of the embedded stack are printed where it runs. */
export function mailDriver(): EmailDriver {
  return new ConsoleEmailDriver({ logger: { info: (message: string) => process.stdout.write(`${message}\n`) } });
}
