import type { connectionForms as english } from "../en/connection-forms.ts";
import type { Same } from "../same.ts";

export const connectionForms = {
  connect: "Verificar as chaves e conectar",
  demo: "Usar as chaves da demonstração",
  demoFilled:
    "{provider, select, github {O token do GitHub simulado está preenchido.} other {As chaves do Datadog simulado estão preenchidas.}}",
  days: "Dias de histórico",
  daysHint: "Até onde a primeira sincronização lê para trás, de 1 a 730. A última semana vem primeiro.",
  name: "Nome",
  nameHint: "Opcional. Para distinguir várias contas.",
  replace: "Verificar e trocar as chaves",
  keepsOther: "Cada chave pode ser trocada sozinha: um campo vazio mantém a chave guardada.",
  replaced: "As novas chaves estão em uso. O que elas substituíram foi apagado.",
  open: "Reconectar",
  close: "Cancelar",
  reconnect: "Verificar as chaves e reconectar",
  purgeName: "Digite o nome para confirmar: {name}",
  purge: "{live, select, yes {Desconectar e apagar} other {Apagar o que foi lido}}",

  checkToken: "Verificar o token",
  appOffered:
    "Quem opera esta instalação do Plumbline tem um GitHub App que pode ler para a sua organização. No lugar de um token, informe {installation}.",
  useApp: "Usar o App",
  connectChosen: "Conectar e coletar",
  repositories: "Repositórios ({ticked, number} marcados)",
  repositoriesHint: "Os que dão origem a deployments já vêm marcados quando o token pode lê-los.",
  searchRepositories: "Buscar repositórios",
  noRepositories: "O token não vê nenhum repositório. No GitHub, edite-o e selecione alguns.",
  noneFound: "Nenhum tem esse nome.",
  moreRepositories: "{more, plural, one {Mais #: busque pelo nome.} other {Mais #: busque pelo nome.}}",
  deployedFrom: "{deployments, plural, one {# deployment} other {# deployments}} em 90 dias",
  private: "privado",
  archived: "arquivado",
  chooseRepositories: "Escolher repositórios",
  saveRepositories: "Salvar e coletar",
  unticked:
    "O que foi lido de um repositório que deixou de estar marcado é apagado; os valores dos dias passados ficam.",
  repositoriesSaved: "Salvo. Uma coleta começou.",
  repository: "Repositório",
  workflows: "Workflows vistos no branch padrão",
  noWorkflows: "Ainda não foi vista nenhuma execução de workflow no branch padrão.",
  saveWorkflows: "Salvar",
  workflowsSaved: "Salvo. Vale a partir da próxima coleta.",
  replaceToken: "Verificar e trocar o token",
  tokenReplaced: "O novo token está em uso. O anterior foi apagado.",
} as const satisfies Same<typeof english>;
