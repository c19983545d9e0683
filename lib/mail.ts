import { appendFileSync } from "node:fs";
import { createTransport } from "nodemailer";
import { type Env, env } from "./env.ts";
import { log } from "./log.ts";

export type Mail = { to: string; subject: string; text: string };

type Settings = Pick<Env, "smtp" | "outboxFile">;

const CONNECT_MS = 10_000;
const SILENCE_MS = 10_000;
const WHOLE_MS = 30_000;
const MAX_ADDRESS = 254; // RFC 5321
const MAX_SUBJECT = 250;

/** One bare address; blanks, brackets, separators and control characters would begin another one, or a header. */
const ADDRESS = /^[^\s<>()[\]\\,;:@"\p{Cc}]+@[^\s<>()[\]\\,;:@"\p{Cc}]+$/u;
/** Also the line and paragraph separators, which some readers break a line at. */
const BREAKS_A_LINE = /[\p{Cc}\u2028\u2029]/u;

/**
 * Sends a mail of plain text. False when no server is set up, the address or the subject is none, or the server does
 * not take it within 30 s; never throws, since no mail is worth what caused it. Tries once.
 */
export function sendMail(mail: Mail): Promise<boolean> {
  return sendWith(env(), mail);
}

/** The same with settings of the caller's own. */
export async function sendWith({ smtp, outboxFile }: Settings, mail: Mail): Promise<boolean> {
  const refusal = refusalOf(mail);
  if (refusal !== null) {
    log().warn({ reason: refusal }, "mail refused");
    return false;
  }
  try {
    if (smtp !== null) await deliver(smtp, mail);
    else if (outboxFile !== null) keep(outboxFile, mail);
    return smtp !== null || outboxFile !== null;
  } catch (error) {
    // Not its message: servers repeat the address in it.
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    log().warn({ code: String(code ?? "unknown"), responseCode }, "mail not sent");
    return false;
  }
}

function refusalOf({ to, subject }: Mail): string | null {
  if (to.length > MAX_ADDRESS || !ADDRESS.test(to)) return "not one address";
  if (BREAKS_A_LINE.test(subject)) return "control characters in the subject";
  return subject === "" || subject.length > MAX_SUBJECT ? "the subject is empty or too long" : null;
}

async function deliver({ server, from }: NonNullable<Settings["smtp"]>, mail: Mail): Promise<void> {
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    // A server on this machine needs no TLS; any other that offers none gets neither the mail nor the password.
    requireTLS: !server.secure && !server.loopback,
    ignoreTLS: !server.secure && server.loopback,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: SILENCE_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(server.login !== null && { auth: { user: server.login.user, pass: server.login.password } }),
  });
  await transport.sendMail({
    from,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    headers: { "Auto-Submitted": "auto-generated" },
    signal: AbortSignal.timeout(WHOLE_MS),
  });
}

/** As the embedded stack keeps the mails of its sign-in server. */
function keep(outboxFile: string, { to, subject, text }: Mail): void {
  appendFileSync(outboxFile, `\nMail to ${to}: ${subject}\n${text}\n`, { mode: 0o600 });
}
