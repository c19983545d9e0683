import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { AskForConnection } from "#app/orgs/[org]/_components/ask-for-connection.tsx";
import type { Language } from "#lib/words/languages.ts";
import { wordsIn } from "#lib/words/words.ts";
import { InLanguage } from "../../support/in-english.tsx";

const [en, pt] = [wordsIn("en"), wordsIn("pt-BR")];

describe("the first minutes", () => {
  const asked = (admins: string[], locale: Language = "en") =>
    renderToStaticMarkup(
      <InLanguage locale={locale}>
        <AskForConnection organization="Acme" admins={admins} />
      </InLanguage>,
    );

  test("name whom to ask where they are known, and else what they are", () => {
    expect(asked(["ada@acme.test"])).toContain("Ask ada@acme.test.");
    expect(asked(["ada@acme.test", "bo@acme.test"])).toContain(
      "Ask one of these: ada@acme.test, bo@acme.test.",
    );
    expect(asked([])).toContain("Ask an owner or admin of Acme.");
    expect(asked(["ada@acme.test"], "pt-BR")).toContain("Peça a ada@acme.test.");
    expect(asked([], "pt-BR")).toContain("Peça a um proprietário ou administrador de Acme.");
  });

  test("tell a suspended member of what, whom to ask, and that an invitation does not help", () => {
    expect(en.t("organizations.suspended", { name: "Acme" })).toBe(
      "Your access to Acme was suspended. Ask an owner or admin of Acme to reinstate you; an invitation does not.",
    );
    expect(pt.t("organizations.suspended", { name: "Acme" })).toBe(
      "Seu acesso a Acme foi suspenso. Peça a um proprietário ou administrador de Acme que o reative; um convite não resolve.",
    );
  });

  test("tell somebody without an organisation to which address an invitation has to go", () => {
    for (const { t } of [en, pt])
      expect(t("organizations.none", { email: "eve@acme.test" })).toContain("eve@acme.test");
  });
});
