import type { notices as english } from "../en/notices.ts";
import type { Same } from "../same.ts";

export const notices = {
  refusedSubject: "{subject} precisa de novas chaves ({organization})",
  refusedLead: 'O Plumbline não consegue mais ler de "{subject}", de {organization}.',
  refusedReason: "O Datadog recusou as chaves dela.",
  refusedAdvice:
    "Uma chave de aplicação acaba com a conta do dono dela: ele pode ter saído ou sido desativado. A de uma conta de serviço (service account) continua valendo. Cada chave pode ser trocada sozinha.",
  refusedAdviceGitHub:
    "Um token acaba no dia escolhido quando foi criado, e com o acesso de quem o criou. Crie outro no GitHub com acesso de leitura a Actions, Contents e Pull requests.",
  refusedRest:
    "O que já foi lido permanece, e nenhuma nova chamada é feita até um administrador informar novas chaves:",
  failingSubject: "{subject} não é lida há dois dias ({organization})",
  failingLead:
    'Todas as sincronizações de "{subject}", de {organization}, falham desde {since} UTC. A última: {reason}',
  failingReason: "nenhum motivo é conhecido.",
  failingAdvice:
    '{cause, select, ours {A falha é do lado do Plumbline: quem o opera encontra a causa no log. Não há nada de errado com as suas chaves.} rate_limited {Algo está esgotando o limite de requisições desta conta: veja quais outras ferramentas leem com chaves da mesma organização ou peça um limite maior.} other {Veja se o outro lado tem um incidente e se há um firewall ou proxy no caminho. Quando estiver resolvido, "Sincronizar agora" na conexão tenta na hora.}}',
  failingRest:
    "O que já foi lido permanece, e as sincronizações continuam tentando sozinhas. Cada execução e seu erro:",
  brokeSubject: "Uma sincronização de {subject} falhou, a primeira em duas semanas ({organization})",
  brokeLead:
    'A última sincronização de "{subject}", de {organization}, falhou depois de duas semanas sem erro. A última boa terminou em {since} UTC. {reason}',
  brokeReason: "Nenhum motivo é conhecido.",
  brokeAdvice:
    'Se algo mudou nestes dias, como a rede, um proxy ou permissões no Datadog, veja isso primeiro. "Sincronizar agora" na conexão tenta na hora.',
  brokeRest:
    "O que já foi lido permanece, e tudo é tentado de novo sozinho. Um novo aviso só vem se isso durar dois dias. A execução e seu erro:",
  vanishedSubject:
    "{subject} não lista mais {missing, plural, one {# evento} other {# eventos}} ({organization})",
  vanishedLead:
    'O Datadog respondeu à última sincronização de "{subject}", de {organization}, sem {missing, plural, one {# evento} other {# eventos}} de {of, number} que antes listava nos mesmos dias.',
  vanishedAdvice:
    "Há três causas prováveis. A fonte de dados das métricas DORA foi trocada no Datadog: cada fonte lista só o que chegou desde que foi escolhida pela primeira vez, e voltar à anterior traz o resto de volta. As chaves podem ver menos do que antes. Ou eventos foram apagados lá de propósito.",
  vanishedRest:
    "Eles continuam contando, e nenhum número muda, até que voltem ou um administrador decida na página da conexão:",
  expiringSubject: "O token de API {subject} acaba em breve ({organization})",
  expiringLead:
    'O token de API "{subject}" (termina em {hint}), de {organization}, acaba em {since} UTC. A partir daí, os programas que o usam são recusados.',
  expiringAdvice:
    "Se ele ainda for necessário, crie outro, entregue-o ao programa e revogue este. Se não for, não há nada a fazer.",
  expiringRest: "Os tokens e quando cada um foi usado pela última vez:",
  endingSubject: "O token de {subject} acaba em breve ({organization})",
  endingLead:
    'O token de "{subject}" (termina em {hint}), de {organization}, acaba em {since} UTC. A partir daí, nada mais é lido com ele.',
  endingAdvice:
    "Crie outro no GitHub com o mesmo acesso e troque este na página da conexão. Se um proprietário da organização precisa aprová-lo por lá, peça a tempo.",
  endingRest: "O que já foi lido permanece de qualquer modo. Este aviso vem uma única vez. A conexão:",
  unpublishedSubject: "As métricas do Plumbline não chegam mais ao Datadog ({organization})",
  unpublishedLead:
    'Nada de {organization} foi publicado em "{subject}" desde {since} UTC. A última tentativa: {reason}',
  unpublishedReason: "nenhum motivo é conhecido.",
  unpublishedAdvice:
    "Os dashboards de lá param e depois dizem que não há dados, e um monitor que não alerta sobre dados ausentes fica em silêncio. {cause, select, ours {A falha é do lado do Plumbline: quem o opera encontra a causa no log.} other {Se as chaves são recusadas, troque-as na conexão. Se o que está configurado não serve mais, como uma conexão que não existe mais, escolha outra.}}",
  unpublishedRest:
    "Tudo é tentado de novo sozinho, e um novo aviso só vem quando o motivo for outro ou quando parar outra vez. O que está configurado, e cada execução com seu erro:",
  place: "abra Configurações > Conexões no Plumbline e escolha a conexão.",
  placeOfTokens: "abra Configurações > Tokens de API no Plumbline.",
  placeOfPublishing: "abra Configurações > Para o Datadog no Plumbline.",
} as const satisfies Same<typeof english>;
