import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { parseEnv } from "#lib/env.ts";
import { freePort } from "#scripts/stack/postgres.ts";

const written = vi.hoisted(() => {
  vi.resetModules();
  Object.assign(process.env, {
    NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:1",
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_of_nobody",
    SUPABASE_SECRET_KEY: "sb_secret_of_nobody",
    CREDENTIAL_KEYS: `1:${"A".repeat(43)}=`,
    CRON_SECRET: "c".repeat(32),
    LOG_LEVEL: "warn",
  });
  return { lines: [] as string[] };
});
// The log goes to the file descriptor itself; what the process would print is what is looked at.
vi.mock("pino", async (original) => {
  const { default: pino } = await original<typeof import("pino")>();
  const printed = { write: (line: string) => void written.lines.push(line) };
  return { default: (options: object) => pino(options, printed) };
});

const { sendMail, sendWith } = await import("#lib/mail.ts");

// Files share their modules.
afterAll(() => {
  vi.doUnmock("pino");
  vi.resetModules();
});

type Received = { user: string | undefined; recipients: string[]; source: string };

const received: Received[] = [];
let server: SMTPServer;
let port = 0;

const MAIL = { to: "ann@example.test", subject: "Joined", text: "Hello Ann,\n\nwelcome." };

const settings = (url: string, from = "Plumbline <from@example.test>") => ({
  smtp: parseEnv({
    ...process.env,
    SMTP_URL: url,
    MAIL_FROM: from,
    PUBLIC_URL: "https://plumbline.example.test",
  }).smtp,
  outboxFile: null,
});
const here = () => settings(`smtp://ann:p%40ss@127.0.0.1:${port}`);

/** Header lines and text of a mail as it went over the wire, folded lines joined. */
function read({ source }: Received): { headers: string[]; text: string } {
  const [head = "", ...rest] = source.split("\r\n\r\n");
  return { headers: head.replaceAll(/\r\n[ \t]/g, " ").split("\r\n"), text: rest.join("\r\n\r\n") };
}

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _, done) =>
      password === "p@ss" ? done(null, { user: username ?? "" }) : done(new Error("no")),
    onRcptTo: ({ address }, _, done) =>
      address.startsWith("nobody") ? done(new Error(`550 ${address} is not here`)) : done(),
    onData: async (stream, { user, envelope }, done) => {
      const recipients = envelope.rcptTo.map(({ address }) => address);
      received.push({ user, recipients, source: await text(stream) });
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
beforeEach(() => {
  received.length = 0;
  written.lines.length = 0;
});

describe("a mail", () => {
  test("reaches the server with sender, recipient, subject and plain text, after signing in", async () => {
    expect(await sendWith(here(), MAIL)).toBe(true);
    const [mail] = received;
    if (mail === undefined) throw new Error("nothing was received");
    expect(mail.user).toBe("ann");
    expect(mail.recipients).toEqual(["ann@example.test"]);
    const { headers, text: words } = read(mail);
    expect(headers).toContain("From: Plumbline <from@example.test>");
    expect(headers).toContain("To: ann@example.test");
    expect(headers).toContain("Subject: Joined");
    expect(headers.find((line) => /^content-type/i.test(line))).toBe(
      "Content-Type: text/plain; charset=utf-8",
    );
    expect(words.trim()).toBe("Hello Ann,\r\n\r\nwelcome.");
    expect(written.lines).toEqual([]);
  });

  test.each([
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "a, b <evil@example.test>; Bcc: evil@example.test",
    "\u202egpj.exe",
    "Ünïcode 日本語 😀",
    "=?utf-8?B?QmNjOiBldmlsQGV4YW1wbGUudGVzdA==?=",
    "x".repeat(250),
  ])("with the subject %j has one recipient and no header of it", async (subject) => {
    expect(await sendWith(here(), { ...MAIL, subject })).toBe(true);
    const [mail] = received;
    if (mail === undefined) throw new Error("nothing was received");
    expect(mail.recipients).toEqual(["ann@example.test"]);
    const names = read(mail).headers.map((line) => line.split(":")[0]?.toLowerCase());
    expect(names.toSorted()).toEqual([
      "auto-submitted",
      "content-transfer-encoding",
      "content-type",
      "date",
      "from",
      "message-id",
      "mime-version",
      "subject",
      "to",
    ]);
  });

  test.each([
    { subject: "Hello\r\nBcc: evil@example.test" },
    { subject: "Hello\nBcc: evil@example.test" },
    { subject: "Hello\u0000" },
    { subject: "Hello\u2028Bcc: evil@example.test" },
    { subject: "" },
    { subject: "x".repeat(251) },
    { to: "ann@example.test\r\nBcc: evil@example.test" },
    { to: "ann@example.test, evil@example.test" },
    { to: "Ann <ann@example.test>" },
    { to: "ann@example.test> BODY=8BITMIME" },
    { to: '"a b"@example.test' },
    { to: "ann" },
    { to: "" },
    { to: `${"a".repeat(250)}@example.test` },
  ])("that would be another one is refused: %j", async (change) => {
    expect(await sendWith(here(), { ...MAIL, ...change })).toBe(false);
    expect(received).toEqual([]);
    expect(written.lines).toHaveLength(1);
    expect(written.lines.join("")).not.toContain("example.test");
  });
});

describe("a server that does not take the mail", () => {
  test("is told of in the log by its code, without the recipient", async () => {
    expect(await sendWith(here(), { ...MAIL, to: "nobody-at-all@example.test" })).toBe(false);
    expect(written.lines.join("")).toContain('"responseCode":550');
    expect(written.lines.join("")).not.toContain("nobody-at-all");
  });

  test("is false when it is down", async () => {
    expect(await sendWith(settings(`smtp://127.0.0.1:${await freePort()}`), MAIL)).toBe(false);
    expect(written.lines.join("")).toContain("ESOCKET");
  });

  test("is false when it refuses the password, which is not logged", async () => {
    expect(await sendWith(settings(`smtp://ann:5ecret@127.0.0.1:${port}`), MAIL)).toBe(false);
    expect(written.lines.join("")).toContain("EAUTH");
    expect(written.lines.join("")).not.toContain("5ecret");
  });

  test("is false when it wants TLS and has none", async () => {
    expect(await sendWith(settings(`smtps://127.0.0.1:${port}`), MAIL)).toBe(false);
    expect(received).toEqual([]);
  });

  test("on another machine gets neither password nor mail without TLS", async () => {
    const { smtp } = here();
    if (smtp === null) throw new Error("no server");
    const elsewhere = { smtp: { ...smtp, server: { ...smtp.server, loopback: false } }, outboxFile: null };
    expect(await sendWith(elsewhere, MAIL)).toBe(false);
    expect(received).toEqual([]);
    expect(written.lines.join("")).toContain("ETLS");
  });
});

describe("without a server", () => {
  test("nothing is sent and nothing logged", async () => {
    expect(await sendMail(MAIL)).toBe(false);
    expect(written.lines).toEqual([]);
  });

  test("the embedded stack keeps the mail in its outbox", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-mail-"));
    const outboxFile = join(folder, "mails.txt");
    expect(await sendWith({ smtp: null, outboxFile }, MAIL)).toBe(true);
    expect(readFileSync(outboxFile, "utf8")).toBe(
      "\nMail to ann@example.test: Joined\nHello Ann,\n\nwelcome.\n",
    );
    expect(await sendWith({ smtp: null, outboxFile: join(folder, "missing/mails.txt") }, MAIL)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
