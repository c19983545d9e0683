import type { sync as english } from "../en/sync.ts";
import type { Same } from "../same.ts";

export const sync = {
  status: {
    queued: "Na fila",
    running: "Em andamento",
    succeeded: "Concluída",
    partial: "Parcial",
    failed: "Com falha",
    cancelled: "Cancelada",
  },
  mode: {
    first: "Primeira sincronização",
    nightly: "Sincronização diária",
    deep: "Sincronização semanal",
    whole: "Histórico inteiro",
    replay: "Releitura",
  },
  kind: "{mode, select, first {Primeira sincronização} nightly {Sincronização diária} deep {Sincronização semanal} whole {Histórico inteiro} other {Releitura}}, {trigger, select, connect {ao conectar} cron {pelo agendamento} manual {a pedido} other {pelo worker}}",
  stream: { deployments: "Deployments", incidents: "Incidentes" },

  parsing: "Relendo o que está guardado",

  why: "{trigger, select, connect {Começou quando a conta foi conectada} cron {Começou pelo agendamento} manual {Começou a pedido} other {Começou pelo worker}}: {mode, select, first {lê a última semana e depois volta no tempo até onde foi pedido} nightly {relê os dias recentes, por causa de vereditos atrasados ou alterados, e lê o que nunca foi lido} deep {lê os dias recentes e, pelos ids, os vereditos ainda pendentes e os incidentes ainda abertos de antes deles} whole {relê o que é mais antigo que os dias recentes, do mais antigo ao mais novo, quando não há mais nada a fazer} other {relê os payloads guardados e a quarentena, sem chamar o Datadog}}.",
  outcome: {
    queued: "Aguarda a vez.",
    running: "Está em andamento.",
    succeeded: "Leu tudo o que pretendia ler.",
    partial: "Leu uma parte; as próximas execuções continuam com o resto.",
    failed: "Terminou antes do fim. O que tinha guardado até ali foi mantido.",
    cancelled:
      "Foi encerrada: a conexão recebeu novas chaves, foi desconectada ou outra execução assumiu o lugar. O que tinha guardado até ali foi mantido.",
  },
  next: {
    thisRun: "Esta execução está em andamento.",
    deleted: "Nada: a conexão foi excluída com tudo o que tinha lido.",
    newer: "Já houve execuções mais recentes.",
    disconnected: "Nada: a conexão está desconectada.",
    syncing: "Outra execução está em andamento.",
    refusedAdmin: "Nada até que as chaves sejam trocadas: o Datadog recusa as atuais.",
    refusedOther:
      "Nada até que um proprietário ou administrador troque as chaves: o Datadog recusa as atuais.",
    limited: "O Datadog impôs um limite: a próxima execução começa depois de {at}.",
    none: "Nenhuma execução está prevista.",
    due: "Já está na hora da próxima execução; ela começa sozinha.",
    regular: "A próxima execução está prevista para {at}: a diária.",
    again: "A próxima execução está prevista para {at}: uma nova tentativa; a espera aumenta a cada falha.",
  },
  advice: {
    datadog_unavailable:
      "Nada a fazer. A tentativa se repete sozinha, depois de 15 minutos, uma hora, seis horas e então todo dia.",
    rate_limited: "Nada a fazer: a sincronização continua quando o Datadog permitir.",
    upstream_contract:
      "Confira se o site é o certo. Se for, o Datadog pode ter mudado suas respostas: avise quem opera esta instalação. A tentativa se repete sozinha, depois de 15 minutos, uma hora, seis horas e então todo dia.",
    github_limited: "Nada a fazer: continua quando o GitHub permitir.",
    github_contract:
      "O GitHub pode ter mudado suas respostas: avise quem opera esta instalação. A tentativa se repete sozinha, depois de 15 minutos, uma hora, seis horas e então todo dia.",
    credential_unreadable:
      "As chaves guardadas não podem ser descriptografadas aqui, o que não diz nada sobre elas: avise quem opera esta instalação.",
    events_vanished:
      "Todo o resto foi lido, e nada foi apagado. Na página da conexão, um proprietário ou administrador lê o porquê provável e decide; se os eventos voltarem, isto termina sozinho.",
    lease_lost: "Nada a fazer: outra execução continuou no lugar desta.",
    interrupted: "Nada a fazer: a próxima execução continua de onde esta parou.",
    too_much:
      "O banco de dados não terminou a tempo. A tentativa se repete a cada 15 minutos; se continuar a falhar, avise quem opera esta instalação.",
    unavailable:
      "Nosso banco de dados não respondeu. A tentativa se repete a cada 15 minutos; se continuar a falhar, avise quem opera esta instalação.",
    other: "A tentativa se repete sozinha. Se continuar a falhar, avise quem opera esta instalação.",
  },
  adviceAdmin: {
    datadog_rejected:
      "No Datadog, abra Organization settings e depois API keys e Application keys. As duas chaves precisam estar ativas e ser do mesmo site, e a chave de aplicação precisa do escopo dora_metrics_read; ela acaba com a conta do dono, a não ser que seja uma conta de serviço (service account). Depois troque as chaves em Configurações, Conexões, as duas ou só uma; se as mesmas chaves voltaram a valer, sincronize agora por lá.",
    github_rejected:
      "No GitHub, abra Settings, Developer settings, Personal access tokens: o token pode ter acabado ou ter sido revogado. Crie outro com acesso de leitura a Actions, Contents e Pull requests e troque-o em Configurações, Conexões.",
    not_found: "A conexão não tem mais chaves. Informe novas.",
  },
  adviceOther: {
    datadog_rejected:
      "Peça a um proprietário ou administrador que troque as chaves. Até lá nada novo é lido; os números ficam como estão.",
    github_rejected:
      "Peça a um proprietário ou administrador que troque o token. Até lá nada novo é coletado; os valores ficam como estão.",
    not_found: "A conexão não tem mais chaves. Peça a um proprietário ou administrador que informe novas.",
  },
} as const satisfies Same<typeof english>;
