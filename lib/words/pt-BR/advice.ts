import type { advice as english } from "../en/advice.ts";
import type { Same } from "../same.ts";

export const advice = {
  connect_one: "Conecte uma. Uma conta que foi desconectada volta com tudo o que tinha.",
  ask_to_connect: "Peça a um proprietário ou administrador que conecte uma.",
  replace_keys: "Troque as chaves. O que faltou nesse meio-tempo é lido em seguida.",
  ask_to_replace_keys: "Peça a um proprietário ou administrador que troque as chaves.",
  see_newest_runs: "As execuções mais recentes dizem o que as parou.",
  runs_try_again:
    "Nada a fazer: toda execução tenta de novo, e nenhum número conta os dias afetados como lidos.",
  see_quarantine: "Veja cada um com seu motivo. A maioria se corrige no lugar de onde é enviada ao Datadog.",
  manager_sees_quarantine: "Um gestor pode vê-los com seus motivos.",
  name_yours:
    "Informe os seus nas configurações.{may, select, yes {} other { Um proprietário ou administrador pode alterar isso.}}",
  looks_like_production:
    "{names} {count, plural, =1 {parece produção, mas não conta} other {parecem produção, mas não contam}}.{may, select, yes {} other { Um proprietário ou administrador pode alterar isso.}}",
  send: "{what, select, commits {Envie git.commit_sha e git.repository_url com cada deployment e conecte o repositório à integração de código-fonte do Datadog.} repository {Envie git.repository_url com cada deployment.} service {Envie o serviço com cada deployment.} other {Informe a equipe de cada serviço no catálogo de software do Datadog; os deployments a tiram de lá.}}",
  wait_for_verdicts: "Nada a fazer: um veredito leva alguns dias.",
  look_at_verdict_rules:
    "Eles não contam como falha nem como bons, e são consultados de novo por 90 dias. Quando um serviço nunca recebe vereditos, veja as regras de falha de mudanças nas configurações DORA do Datadog.",
  send_incidents: "Envie incidentes às métricas DORA do Datadog, com os serviços que eles atingem.",
  ask_who_runs_them:
    "Ou nada deu errado ali, ou os incidentes desses serviços não chegam ao Datadog. Pergunte a quem os opera.",
  check_registering:
    "Incidentes que ninguém registra fazem a recuperação parecer melhor do que é. Confira como eles chegam ao Datadog.",
  connect_repositories:
    "A origem é lida da mensagem e do autor de um commit. O Datadog envia os dois no caso dos repositórios que a integração de código-fonte dele conhece: conecte esses repositórios.",
} as const satisfies Same<typeof english>;
