import { describe, expect, test } from "vitest";
import { parseEnv } from "#lib/env.ts";
import { complaint, complete, embedded } from "./fixtures/environment.ts";

describe("mail", () => {
  const read = (url: string, from = "Plumbline <from@example.test>") =>
    parseEnv({ ...complete, SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: "https://plumbline.example.test/" })
      .smtp;

  test("goes to the server and comes from the sender that are set", () => {
    expect(read("smtp://ann:p%40ss%3A@mail.example.test")).toEqual({
      from: "Plumbline <from@example.test>",
      server: {
        host: "mail.example.test",
        port: 587,
        secure: false,
        loopback: false,
        login: { user: "ann", password: "p@ss:" },
      },
    });
    expect(read("smtps://[::1]/", "from@example.test")).toMatchObject({
      server: { host: "::1", port: 465, secure: true, loopback: true, login: null },
    });
    expect(read("smtp://127.0.0.1:2525")?.server.port).toBe(2525);
  });

  test.each([
    [{ SMTP_URL: "smtp://127.0.0.1" }, "MAIL_FROM"],
    [{ MAIL_FROM: "from@example.test" }, "SMTP_URL"],
  ])("half set up ends the process: %j", (changes, missing) => {
    expect(complaint(changes)).toBe(
      `${missing} is missing: SMTP_URL and MAIL_FROM are set together, or neither.`,
    );
  });

  test("without the address that links in mails lead to ends the process", () => {
    expect(complaint({ SMTP_URL: "smtp://127.0.0.1", MAIL_FROM: "from@example.test" })).toBe(
      "PUBLIC_URL is missing: mails carry links to it.",
    );
  });

  test.each([
    ["SMTP_URL", "mail.example.test"],
    ["SMTP_URL", "http://mail.example.test"],
    ["SMTP_URL", "smtp://?host=mail.example.test"],
    ["SMTP_URL", "smtp://ann:5ecret@mail.example.test/?ignoreTLS=true"],
    ["SMTP_URL", "smtp://ann:5ecret@mail.example.test/path"],
    ["SMTP_URL", "smtp://mail.example.test:99999"],
    ["MAIL_FROM", "Plumbline"],
    ["MAIL_FROM", "a@example.test, b@example.test"],
    ["MAIL_FROM", "Plumbline <from@example.test>\r\nBcc: evil@example.test"],
    ["MAIL_FROM", "A\nB <from@example.test>"],
  ])("with %s %j ends the process without repeating it", (name, value) => {
    const both = { SMTP_URL: "smtp://127.0.0.1", MAIL_FROM: "from@example.test", [name]: value };
    const said = complaint(both);
    expect(said).toMatch(new RegExp(`^${name} [^\\n]+\\.$`));
    expect(said).not.toContain(value);
  });

  test("is kept in a file by the embedded stack only", () => {
    const outbox = { PLUMBLINE_OUTBOX: "/data/mails.txt" };
    expect(parseEnv({ ...complete, ...outbox }).outboxFile).toBeNull();
    expect(embedded(outbox).outboxFile).toBe("/data/mails.txt");
  });
});
