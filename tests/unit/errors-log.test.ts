import { describe, expect, test } from "vitest";
import { AppError, toAppError } from "#lib/errors.ts";
import { createLogger } from "#lib/log.ts";
import { DatadogError } from "#lib/sources/datadog/datadog-error.ts";
import { spoken } from "#tests/support/spoken.ts";

const CANARY = "canary0123456789abcdef0123456789";

/** The lines that `write` logs, as text and parsed. */
function logged(write: (log: ReturnType<typeof createLogger>) => void, level = "debug") {
  let text = "";
  write(createLogger(level, { write: (line) => (text += line) }));
  const lines = text.split("\n").filter((line) => line !== "");
  return { text, lines: lines.map((line) => JSON.parse(line)) };
}

describe("an error of ours", () => {
  test("has its code's status and sentence, or its own sentence", () => {
    const plain = new AppError("forbidden");
    expect([plain.status, spoken(plain), plain.message, plain.retryAfterSeconds]).toEqual([
      403,
      "Your role does not allow this.",
      "forbidden",
      null,
    ]);
    const own = new AppError("rate_limited", {
      message: "for the log",
      says: { code: "account_limited", numbers: { seconds: 7 } },
      retryAfterSeconds: 0,
    });
    expect([own.status, spoken(own), own.message, own.retryAfterSeconds]).toEqual([
      429,
      "The account's rate limit is reached; it can start in 7 s.",
      "for the log",
      0,
    ]);
  });

  test("stays itself", () => {
    const error = new DatadogError("timeout");
    expect(toAppError(error)).toBe(error);
    expect(toAppError(error)).toBeInstanceOf(AppError);
  });

  test.each([new Error(`duplicate key (${CANARY})`), "a text", null, undefined, 7, { message: CANARY }])(
    "is internal for anything else (%s), and shows none of it",
    (thrown) => {
      const error = toAppError(thrown);
      expect([error.code, error.status]).toEqual(["internal", 500]);
      expect(spoken(error)).toBe("Something went wrong on our side.");
      expect(error.cause).toBe(thrown);
    },
  );

  test("about Datadog says what failed in a sentence, Datadog's words included", () => {
    const error = new DatadogError("forbidden", { status: 403, words: "no scope" });
    expect([error.code, error.status, error.httpStatus]).toEqual(["datadog_rejected", 422, 403]);
    expect(spoken(error)).toBe('Datadog refused access. Datadog says: "no scope".');
    expect(error.message).toBe("Datadog: forbidden (HTTP 403)");
    expect(new DatadogError("unreachable").httpStatus).toBeNull();
  });
});

describe("the log", () => {
  const secrets = {
    apiKey: CANARY,
    appKey: CANARY,
    api_key: CANARY,
    "dd-api-key": CANARY,
    "DD-API-KEY": CANARY,
    "dd-application-key": CANARY,
    "DD-APPLICATION-KEY": CANARY,
    authorization: CANARY,
    cookie: CANARY,
    "set-cookie": CANARY,
    password: CANARY,
    secretKey: CANARY,
    cronSecret: CANARY,
    credentialKeys: CANARY,
    token: CANARY,
  };

  test.each(Object.entries(secrets))("removes %s at the top, one and two levels down", (name, value) => {
    const { text, lines } = logged((log) =>
      log.info({ [name]: value, one: { [name]: value, two: { [name]: value } } }, "x"),
    );
    expect(text).not.toContain(CANARY);
    expect(lines[0]).toMatchObject({
      [name]: "[removed]",
      one: { [name]: "[removed]", two: { [name]: "[removed]" } },
    });
  });

  test("keeps what is no secret", () => {
    const { lines } = logged((log) => log.warn({ runId: "r1", counts: { fetched: 3 } }, "run ended"));
    expect(lines[0]).toMatchObject({ level: 40, runId: "r1", counts: { fetched: 3 }, msg: "run ended" });
  });

  /** As database drivers throw: what was asked, with its parameters, on the error itself. */
  function driverError(): Error {
    const fields = {
      code: "39000",
      params: [CANARY],
      query: `select '${CANARY}'`,
      parameters: { key: CANARY },
      detail: CANARY,
      where: CANARY,
    };
    return Object.assign(new Error("Wrong key or corrupt data"), fields);
  }

  test.each(["error", "err"])(
    "writes an error (as %s) and its causes without the driver's fields",
    (name) => {
      const error = new AppError("internal", { cause: new Error("middle", { cause: driverError() }) });
      const { text, lines } = logged((log) => log.error({ [name]: error }, "failed"));
      expect(text).not.toContain(CANARY);
      expect(lines[0][name]).toMatchObject({
        name: "AppError",
        code: "internal",
        cause: { message: "middle", cause: { code: "39000", message: "Wrong key or corrupt data" } },
      });
      expect(lines[0][name].stack).toContain("errors-log.test.ts");
    },
  );

  test("writes an error that is logged by itself without the driver's fields, too", () => {
    const { text, lines } = logged((log) => log.error(driverError()));
    expect(text).not.toContain(CANARY);
    expect(lines[0]).toMatchObject({ error: { code: "39000" }, msg: "Wrong key or corrupt data" });
  });

  test("writes what is thrown but no error without its fields", () => {
    const { text, lines } = logged((log) =>
      log.error({ error: { message: "refused", code: "x", details: CANARY } }, "failed"),
    );
    expect(text).not.toContain(CANARY);
    expect(lines[0].error).toEqual({ message: "refused", code: "x" });
    for (const thrown of ["text", null, undefined, 7, Object.create(null)]) {
      expect(logged((log) => log.error({ error: thrown }, "failed")).lines).toHaveLength(1);
    }
  });

  test("ends on causes that go round in a circle", () => {
    const error = new Error("round");
    error.cause = error;
    expect(logged((log) => log.error({ error }, "failed")).lines).toHaveLength(1);
  });

  test("writes nothing below its level", () => {
    expect(logged((log) => log.info("quiet"), "warn").lines).toEqual([]);
    expect(logged((log) => log.error("quiet"), "silent").lines).toEqual([]);
  });
});
