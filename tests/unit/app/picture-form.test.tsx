import { expect, test, vi } from "vitest";
import { MakePictureForm } from "#app/orgs/[org]/settings/pictures/_components/make-picture-form.tsx";
import { CATALOGUE } from "#lib/domain/catalogue/catalogue.ts";
import { HEALTH_ROWS } from "#lib/domain/health/health-row.ts";
import { figureOptions } from "#lib/words/figure-options.ts";
import { wordsIn } from "#lib/words/words.ts";
import { htmlOf } from "../fixtures/rendered.tsx";

vi.mock("#app/orgs/[org]/settings/pictures/actions.ts", () => ({
  makePictureAction: async () => ({ status: "idle" }),
}));

const form = (figure: string, kind: "grid" | "card" = "card") => {
  const asked = { kind, scope: "", figure, part: "" };
  const figures = figureOptions(wordsIn("en"));
  return htmlOf(<MakePictureForm slug="acme" asked={asked} scopes={[]} figures={figures} />);
};

test("a picture is of any row or metric, in one list by group, and of one workflow where a metric has several", () => {
  const html = form("github.ci.duration");
  const [, list = ""] = /<select[^>]*name="figure".*?>(.*?)<\/select>/.exec(html) ?? [];
  expect(list.match(/<option/g)).toHaveLength(HEALTH_ROWS.length + CATALOGUE.length);
  expect(list).toContain('<optgroup label="Pull requests">');
  expect(html).toContain('name="part"');
  expect(form("lead_time")).not.toContain('name="part"');
  expect(form("lead_time", "grid")).not.toContain('name="figure"');
});
