import type { firstRun as english } from "../en/first-run.ts";
import type { Same } from "../same.ts";

export const firstRun = {
  title: "Primeiros passos",
  lead: "Do seu Datadog aos números de {organization}, em poucos minutos. Você pode sair e voltar: o que foi feito continua feito.",
  later: "Mais tarde: ir para o dashboard",
  state: { done: "Feito", now: "Agora", next: "Depois" },
  step: {
    keys: {
      title: "Conecte o seu Datadog",
      text: "Duas chaves e o site. São verificadas com o Datadog antes que qualquer coisa seja guardada.",
    },
    reading: {
      title: "Leitura",
      text: "Os últimos sete dias vêm primeiro, depois os mais antigos. Não é preciso esperar por estes.",
    },
    production: {
      title: "Qual destes é a produção?",
      text: "Todos os números são sobre deployments em produção. Estes são os ambientes que os seus eventos citam.",
    },
    numbers: {
      title: "Seus números",
      text: "O dashboard abre sozinho assim que você disser qual é a produção.",
    },
    invite: {
      title: "Convide quem vai ler os números",
      text: "Gestores corrigem veredictos e iniciam sincronizações; leitores leem tudo.",
    },
  },
  reading: {
    what: "Primeira sincronização",
    problem: "A última execução terminou com: {problem}",
    check: "Verificar a conexão",
  },
  noneSeen:
    "Nenhum deployment dos últimos 90 dias cita um ambiente. Assim que um citar, ele é oferecido aqui e no dashboard.",
  invite: "Convidar pessoas",
  here: "Seus números estão aqui. O que conta como produção: {names}.",
  last: "Falta um passo: quem vai lê-los.",
} as const satisfies Same<typeof english>;
