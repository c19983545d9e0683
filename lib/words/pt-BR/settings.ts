import type { settings as english } from "../en/settings.ts";
import type { Same } from "../same.ts";

export const settings = {
  word: {
    name: "Nome",
    timeZone: "Fuso horário",
    weekStart: "Primeiro dia da semana",
    productionEnvs: "Ambientes de produção",
    cfrDenominator: "Taxa de falha de mudanças",
    bands: "Níveis da DORA",
    lookbackDays: "Dias relidos toda noite",
    rawRetentionDays: "Dias que os payloads brutos ficam guardados",
  },
  about: {
    timeZone: "Os dias começam à meia-noite deste fuso, e os horários são mostrados nele.",
    weekStart: "Em toda soma por semana e no calendário em que se escolhe um período.",
    productionEnvs:
      "Só estes contam, a não ser que um filtro diga outra coisa. Maiúsculas e minúsculas não fazem diferença.",
    cfrDenominator: "Por qual total os deployments com falha são divididos.",
    bands:
      "Elite, alto, médio e baixo, com os limites do relatório de 2024. Uma comparação com outras empresas, não uma meta.",
    lookbackDays: "Vereditos e incidentes mudam durante semanas. De 3 a 90; 35 serve para quase todos.",
    rawRetentionDays:
      "O que o Datadog enviou de cada evento, palavra por palavra, para que uma atualização desta instalação possa relê-lo (Qualidade dos dados, Quarentena, Reler). Os mais antigos são apagados; os números ficam. De 0 a 730; 0 não guarda nenhum.",
  },
  choice: {
    weekStart: { monday: "Segunda-feira", sunday: "Domingo", saturday: "Sábado" },
    cfrDenominator: { evaluated: "Com falha entre os avaliados", all: "Com falha entre todos" },
    bands: { "dora-2024": "Mostrados, com os limites do relatório de 2024", off: "Não mostrados" },
  },
} as const satisfies Same<typeof english>;
