import type { publishingForms as english } from "../en/publishing-forms.ts";
import type { Same } from "../same.ts";

export const publishingForms = {
  label: {
    connectionId: "Conexão do Datadog",
    env: "Ambiente",
    service: "Serviço",
    team: "Time",
    prefix: "Prefixo",
    tags: "Mais tags",
    enabled: "Enviar automaticamente, a cada meia hora",
    resend: "Reenviar com a hora de agora os valores que continuam valendo",
    verify: "Verificar depois se pode ser lido no Datadog",
  },
  about: {
    connectionId: "A chave de API dela envia as métricas; a chave de aplicação faz os dashboards.",
    env: "A tag env. Não tem padrão: nada é tomado por produção.",
    service: "A tag service de toda série.",
    team: "A tag team; pode ficar vazia.",
    prefix:
      "Todo nome começa com ele: plumbline.github.prs.open. Um outro começa séries novas; painéis e monitores continuam pedindo as antigas.",
    tags: "chave:valor, com vírgulas entre elas. Toda série recebe todas.",
    enabled: "Desligado: só quando você apertar Publicar.",
    resend:
      "Um valor é do fim do seu período. Em um painel da última hora, ele logo apareceria como No data.",
    verify:
      "Pergunta ao Datadog um minuto depois de cada execução, e por cinco minutos no máximo. A chave de aplicação precisa de timeseries_query.",
  },
  noConnection: "Escolha uma conexão",
  publish: "Publicar",
  publishTitle: "Publicar no Datadog?",
  publishText:
    "{points, plural, one {# ponto vai} other {# pontos vão}} para {account}, exatamente como a prévia mostra. O Datadog cobra pelo número de séries: veja a conta acima.",
  published: "A caminho: a execução abaixo diz como foi.",
  copy: "Copiar o JSON",
  copied: "Copiado",
  push: "Enviar ao Datadog",
  pushTitle: "Fazer este dashboard no Datadog?",
  pushText:
    "Ele é feito na conta escolhida. Um que já foi enviado é substituído, com o que tiver sido mudado nele por lá.",
  picture: "Endereço de uma imagem",
  pictureAbout: "Como apareceu uma única vez quando a imagem foi feita; termina em .png.",
  pictureWrong: "Este não é o endereço de uma imagem feita em Imagens: ele termina em .png.",
} as const satisfies Same<typeof english>;
