import { v2 } from "@datadog/datadog-api-client";
import { describe, expect, test } from "vitest";
import { metricsQuestions, readMetrics } from "#lib/sources/datadog/metric-query.ts";
import { answerMetrics } from "#scripts/simulator/metric-query.ts";

const AT = 1_764_374_415;
const MINUTE = Math.floor(AT / 60) * 60_000;
const asked = (names: string[], at = AT) => ({
  tags: ["env:live", "service:plumbline"],
  metrics: names.map((metric) => ({ metric, at })),
  until: AT + 90,
});
const names = (count: number) => Array.from({ length: count }, (_, index) => `plumbline.m${index}`);

function only(of: ReturnType<typeof asked>) {
  const [question, ...others] = metricsQuestions(of);
  if (question === undefined || others.length > 0) throw new Error("not one question");
  return question;
}

describe("the question", () => {
  test("is one for up to twenty metrics, and every metric is in one", () => {
    const questions = metricsQuestions(asked(names(41)));
    expect(questions.map(({ metrics }) => metrics.length)).toEqual([20, 20, 1]);
    expect(questions.flatMap(({ metrics }) => metrics.map(({ metric }) => metric))).toEqual(names(41));
  });

  test("is one that Datadog's own client would send, field by field", () => {
    const { body } = only(asked(names(2)));
    const request = v2.ObjectSerializer.deserialize(JSON.parse(body), "TimeseriesFormulaQueryRequest", "");
    expect(request._unparsed).toBeUndefined();
    const again = v2.ObjectSerializer.serialize(request, "TimeseriesFormulaQueryRequest", "");
    expect(again).toEqual(JSON.parse(body));
  });

  test("counts only what carries our tags, from the minute of the oldest point on", () => {
    const { data } = JSON.parse(only(asked(["plumbline.a"])).body);
    expect(data.attributes).toMatchObject({ from: MINUTE, to: (AT + 90) * 1000 });
    expect(data.attributes.queries[0].query).toBe("avg:plumbline.a{env:live,service:plumbline}");
  });
});

describe("the answer", () => {
  const answer = (times: number[], series: [query: number, values: (number | null)[]][]) =>
    JSON.stringify({
      data: {
        attributes: {
          times,
          series: series.map(([query_index]) => ({ query_index })),
          values: series.map(([, values]) => values),
        },
      },
    });
  const found = (text: string) => readMetrics(text, only(asked(["a", "b"])));

  test("names what has a point of its minute or a later one", () => {
    expect(
      found(
        answer(
          [MINUTE, MINUTE + 60_000],
          [
            [0, [7, null]],
            [1, [null, 0]],
          ],
        ),
      ),
    ).toEqual(["a", "b"]);
  });

  test("does not take an older point, an empty minute or another's series for it", () => {
    expect(found(answer([MINUTE - 60_000, MINUTE], [[0, [7, null]]]))).toEqual([]);
    expect(found(answer([MINUTE], [[1, [7]]]))).toEqual(["b"]);
    expect(found(answer([], []))).toEqual([]);
  });

  test.each(["", "[]", "{}", '{"data":{"attributes":{"times":[1],"series":[{}],"values":[[1]]}}}'])(
    "that is none (%s) is said to be, and not quoted",
    (text) => {
      expect(() => found(text)).toThrow(
        expect.objectContaining({ failure: "bad_payload", cause: undefined }),
      );
    },
  );
});

test("the simulator answers what was sent with these tags within these times, and nothing else", () => {
  const point = (metric: string, tags: string[], timestamp: number) => ({
    metric,
    tags,
    points: [{ timestamp, value: 3 }],
  });
  const ours = ["env:live", "service:plumbline", "repo:all"];
  const series = [
    point("a", ours, AT),
    point("b", ["env:dev", "service:plumbline"], AT),
    point("c", ours, AT - 60),
  ];
  const taken = [{ at: "", account: "", body: { series }, text: "" }];
  const question = only(asked(["a", "b", "c"]));
  expect(readMetrics(JSON.stringify(answerMetrics(question.body, taken)), question)).toEqual(["a"]);
  expect(() => answerMetrics("{}", taken)).toThrow();
});
