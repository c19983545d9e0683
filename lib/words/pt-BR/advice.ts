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
    "A origem é lida da mensagem e do autor de um commit. O Datadog envia os dois no caso dos repositórios que a integração de código-fonte dele conhece: conecte esses repositórios, ou conecte o GitHub, que é consultado sobre os outros.",
  see_runs_of_it: "As execuções mais recentes dela dizem o que as parou.",
  decide_vanished:
    "Uma fonte de dados trocada no Datadog faz isso, ou chaves que veem menos. Confirme ou recuse na página da conexão; o que volta encerra o caso sozinho.",
  ask_to_decide:
    "Uma fonte de dados trocada no Datadog faz isso, ou chaves que veem menos. Um proprietário ou administrador confirma ou recusa na página da conexão.",
  count_them:
    "Se forem, acrescente-os aos ambientes de produção.{may, select, yes {} other { Um proprietário ou administrador pode alterar isso.}}",
  silence_is_not_zero:
    "Nada a fazer: as frequências são contadas desde então, e nada é comparado com o tempo anterior. Se já havia envio antes, veja se a fonte de dados foi trocada no Datadog.",
  sent_by_another_service:
    "A maioria é de serviços cujos commits outro serviço do mesmo repositório lista: veja “Serviços de um mesmo commit”.",
  sent_by_the_first_copy: "A maioria repete o deployment anterior, que lista os commits: veja “Reexecuções”.",
  set_source_paths:
    "O repositório é conhecido. Dê a cada serviço seus padrões de caminho de código no catálogo de software do Datadog, para que cada deployment receba os commits dos próprios caminhos.",
  send_ids_of_their_own: "Envie cada deployment e cada incidente com um id que nenhum outro tem, ou sem id.",
  ask_whether_renamed:
    "Se foi renomeado, nada está errado: o nome novo tem seu histórico desde esse dia. Se não, pergunte por que o antigo silenciou.",
  leave_reruns_out:
    "Um pipeline executado de novo envia o deployment de novo. Veja-os e deixe-os de fora: os números do próprio Datadog os mantêm.",
  ask_to_leave_out:
    "Um pipeline executado de novo envia o deployment de novo. Um gestor pode deixá-los de fora; os números do próprio Datadog os mantêm.",
  send_the_end:
    "O fim deles não é o de uma implantação. Deployments que o Datadog encontra no APM não têm fim: ele registra quando uma versão é vista pela primeira vez, e não há nada a fazer. Se é você quem os envia, envie started_at quando ela começa e finished_at quando os usuários a têm, em geral a partir de outra etapa do pipeline.",
  failed_pipelines:
    "Pipelines que falham em geral não são incidentes: nada chegou aos usuários. Faça o pipeline não enviar nenhum, ou exclua-os no Datadog.",
  silence_is_no_evidence:
    "Ferramentas podem ser configuradas para não assinar. Veja “Marcas de ferramentas de IA”.",
  bring_other_evidence:
    "Ferramentas podem ser configuradas para não assinar. Informe as origens a partir do git, ou pergunte quem trabalha ali com qual ferramenta, antes de ler uma comparação.",
  tell_what_they_mean:
    "Se um deles cita uma ferramenta, informe as origens desses commits a partir do git até que uma regra o conheça; se cita pessoas, não há nada a fazer.",
} as const satisfies Same<typeof english>;
