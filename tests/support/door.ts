import type { StackMail } from "#scripts/stack/mail.ts";
import { freePort } from "#scripts/stack/postgres.ts";
import { type FakeProviders, startFakeProviders } from "./fake-providers.ts";
import { startWeb, type Web } from "./second-web.ts";
import { type Stack, startStack } from "./stack.ts";

export type Door = Pick<Web, "url" | "log"> & {
  stack: Stack;
  providers: FakeProviders;
  /** The newest mail to an address; throws when there is none. */
  mailTo: (email: string) => StackMail & { link: string; digits: string };
  mailCount: (email: string) => number;
  /** An account with a confirmed address, made without a browser. */
  account: (email: string, password: string, language?: string) => Promise<void>;
  /** Calls the sign-in server as its clients do. */
  auth: (path: string, body: object, more?: { method?: string; token?: string }) => Promise<Response>;
  close: () => Promise<void>;
};

/**
 * The built product as an installation runs it that has a mail server and both providers: addresses have to be
 * confirmed, and GitHub and Google are two fakes.
 */
export async function startDoor(): Promise<Door> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const mails: StackMail[] = [];
  const supabasePort = await freePort();
  const providers = await startFakeProviders(`http://127.0.0.1:${supabasePort}`);
  const plainFetch = globalThis.fetch;
  globalThis.fetch = providers.fetch;
  const stack = await startStack(
    { kind: "pglite", dataDir: null },
    {
      port: supabasePort,
      siteUrl: url,
      confirmEmails: true,
      providers: providers.config,
      mail: { send: async (mail) => void mails.push(mail) },
    },
  );
  const web = await startWeb({
    PORT: String(port),
    NEXT_PUBLIC_SUPABASE_URL: stack.url,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: stack.publishableKey,
    SUPABASE_SECRET_KEY: stack.secretKey,
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "plumbline@example.test",
    PUBLIC_URL: url,
  });
  const auth: Door["auth"] = (path, body, { method = "POST", token } = {}) =>
    stack.fetch(
      new Request(`${stack.url}/auth/v1/${path}`, {
        method,
        headers: {
          apikey: stack.publishableKey,
          "content-type": "application/json",
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      }),
    );
  const mailTo: Door["mailTo"] = (email) => {
    const mail = to(email).at(-1);
    if (mail === undefined) throw new Error(`no mail went to ${email}`);
    const link = /http\S+\/confirm\S+/.exec(mail.text)?.[0] ?? "";
    return { ...mail, link, digits: /\b\d{6}\b/.exec(mail.text.replace(link, ""))?.[0] ?? "" };
  };
  const to = (email: string) => mails.filter((mail) => mail.to === email);
  return {
    url,
    log: web.log,
    stack,
    providers,
    auth,
    mailTo,
    mailCount: (email) => to(email).length,
    account: async (email, password, language = "en") => {
      await auth("signup", { email, password, data: { language } });
      const token_hash = new URL(mailTo(email).link).searchParams.get("token_hash");
      const confirmed = await auth("verify", { type: "signup", token_hash });
      if (!confirmed.ok) throw new Error(`${email} was not confirmed: HTTP ${confirmed.status}`);
    },
    close: async () => {
      await web.close();
      await stack.close();
      await providers.close();
      globalThis.fetch = plainFetch;
    },
  };
}
