import { describe, expect, test } from "vitest";
import { use, useBench, useStack } from "../support/kit.ts";
import { pointAtBench } from "../support/route-environment.ts";
import { ONE_DATABASE } from "../support/stack.ts";

describe.each(ONE_DATABASE)("guessing on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const lib = use(async () => {
    pointAtBench(bench);
    const { limitRefusals } = await import("#lib/auth/refusal-limit.ts");
    const { AppError } = await import("#lib/errors.ts");
    return { limitRefusals, AppError };
  });
  const right = async () => "let in";

  test("is ten tries at most, however many are made at once: the others reach nothing", async () => {
    let reached = 0;
    const wrong = async () => {
      reached += 1;
      throw new lib.AppError("invalid_input");
    };
    const tries = Array.from({ length: 40 }, () => lib.limitRefusals("198.51.100.1", wrong));
    const codes = (await Promise.allSettled(tries)).map(({ status, ...rest }) =>
      status === "rejected" ? (rest as { reason: { code: string } }).reason.code : status,
    );
    expect(reached).toBe(10);
    expect(codes.filter((code) => code === "rate_limited")).toHaveLength(30);
    await expect(lib.limitRefusals("198.51.100.1", right)).rejects.toMatchObject({ code: "rate_limited" });
    expect(await lib.limitRefusals("198.51.100.2", right)).toBe("let in");
  });

  test("is not what succeeds, nor what fails for another reason", async () => {
    const broken = () => Promise.reject(new lib.AppError("unavailable"));
    for (let tried = 0; tried < 15; tried += 1) {
      expect(await lib.limitRefusals("198.51.100.3", right)).toBe("let in");
      await expect(lib.limitRefusals("198.51.100.3", broken)).rejects.toMatchObject({ code: "unavailable" });
    }
  });

  test("is counted for a whole line of IPv6, which has more addresses than tries", async () => {
    const wrong = () => Promise.reject(new lib.AppError("invalid_input"));
    for (let tried = 0; tried < 10; tried += 1)
      await expect(lib.limitRefusals(`2001:db8:1:2::${tried}`, wrong)).rejects.toMatchObject({
        code: "invalid_input",
      });
    const closed = lib.limitRefusals("2001:DB8:1:2:ffff:1:2:3", right);
    await expect(closed).rejects.toMatchObject({ code: "rate_limited" });
    expect(await lib.limitRefusals("2001:db8:1:3::1", right)).toBe("let in");
  });
});
