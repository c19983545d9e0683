import type { sources as english } from "../en/sources.ts";
import type { Same } from "../same.ts";

export const sources = {
  datadog: {
    needs:
      "Para conectar são necessários uma chave de API, uma chave de aplicação com o escopo dora_metrics_read e o site do Datadog.",
    site: "Site",
    siteHint: "Escolha um, ou cole o endereço pelo qual você abre o Datadog.",
    siteFact: "Site do Datadog",
    place: {
      US1: "US1, Estados Unidos",
      US3: "US3, Estados Unidos",
      US5: "US5, Estados Unidos",
      EU1: "EU1, Alemanha",
      AP1: "AP1, Japão",
      AP2: "AP2, Austrália",
      UK1: "UK1, Reino Unido",
    },
    key: { apiKey: "Chave de API", appKey: "Chave de aplicação" },
    keyHint: {
      apiKey: "Organization settings, API keys, no Datadog. É ela que identifica a conta.",
      appKey:
        "Organization settings, Application keys, no Datadog. Precisa do escopo dora_metrics_read e é melhor que seja de uma conta de serviço (service account): a de uma pessoa acaba com a saída dela.",
    },
    help: {
      api_key: "No Datadog, abra Organization settings, API keys, e crie uma chave com o nome Plumbline.",
      application_key:
        "Abra Application keys, logo ao lado, e crie outra chave. Em Scopes, selecione dora_metrics_read e mais nada. Se a dona for uma conta de serviço (service account), a chave sobrevive a quem a criou.",
      site: "O site está na barra de endereços: us5.datadoghq.com é US5, app.datadoghq.eu é EU1.",
    },
    kept: "As chaves são verificadas primeiro e depois guardadas, criptografadas. Ninguém pode lê-las aqui de novo; só os últimos quatro caracteres da chave de API são mostrados. Desconectar apaga as chaves.",
  },
} as const satisfies Same<typeof english>;
