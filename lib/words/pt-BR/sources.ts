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
  github: {
    needs:
      "O GitHub serve para a saúde dos repositórios: precisa de um token detalhado (fine-grained) que possa ler os metadados, o conteúdo, os pull requests e as actions deles.",
    key: { token: "Token" },
    keyHint: { token: "Um token de acesso pessoal detalhado (fine-grained). Começa com github_pat_." },
    help: {
      create:
        "No GitHub, abra Settings, Developer settings, Personal access tokens, Fine-grained tokens, e gere um com o nome Plumbline. O dono dos recursos (resource owner) é quem possui os repositórios.",
      repositories: "Em Repository access, selecione os repositórios que o Plumbline deve ler, ou todos.",
      permissions:
        "Em Permissions, dê acesso só de leitura a Actions, Contents e Pull requests. Metadata vem junto. Não dê acesso de escrita.",
      expiry:
        "Um token acaba no dia que você escolher: o aviso aparece aqui 14 dias antes. Pode ser preciso que um proprietário da organização o aprove.",
    },
    kept: "O token é verificado primeiro e depois guardado, criptografado. Ninguém pode lê-lo aqui de novo; só os últimos quatro caracteres são mostrados. Desconectar apaga o token. O Plumbline só lê; não muda nada no GitHub.",
  },
} as const satisfies Same<typeof english>;
