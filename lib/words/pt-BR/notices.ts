import type { notices as english } from "../en/notices.ts";
import type { Same } from "../same.ts";

export const notices = {
  refusedSubject: "{connection} precisa de novas chaves ({organization})",
  refusedLead: 'O Plumbline não consegue mais ler de "{connection}", de {organization}.',
  refusedReason: "O Datadog recusou as chaves dela.",
  refusedRest:
    "O que já foi lido permanece, e nenhuma nova chamada é feita até um administrador informar novas chaves:",
  failingSubject: "{connection} não é lida há dois dias ({organization})",
  failingLead:
    'Todas as sincronizações de "{connection}", de {organization}, falham desde {since} UTC. A última: {reason}',
  failingReason: "nenhum motivo é conhecido.",
  failingAdvice:
    '{cause, select, ours {A falha é do lado do Plumbline: quem o opera encontra a causa no log. Não há nada de errado com as suas chaves.} rate_limited {Algo está esgotando o limite de requisições desta conta: veja quais outras ferramentas leem com chaves da mesma organização ou peça um limite maior.} other {Veja se o outro lado tem um incidente e se há um firewall ou proxy no caminho. Quando estiver resolvido, "Sincronizar agora" na conexão tenta na hora.}}',
  failingRest:
    "O que já foi lido permanece, e as sincronizações continuam tentando sozinhas. Cada execução e seu erro:",
  vanishedSubject: "{connection} não lista mais boa parte do que tinha ({organization})",
  vanishedLead:
    'A fonte de "{connection}", de {organization}, deixou de listar tantos eventos que o Plumbline não os considera apagados.',
  vanishedCauses:
    "Causas prováveis: a fonte de dados foi trocada no Datadog, cuja página só lista os eventos de uma fonte; as chaves enxergam menos do que antes; os eventos foram apagados lá.",
  vanishedRest:
    "Nada muda nos números: os eventos continuam contando e, assim que voltarem a ser listados, isto termina sozinho. Um administrador pode mandar apagá-los ou mantê-los de propósito:",
  place: "abra Configurações > Conexões no Plumbline e escolha a conexão.",
} as const satisfies Same<typeof english>;
