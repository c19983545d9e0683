import type { health as english } from "../en/health.ts";
import type { Same } from "../same.ts";

export const health = {
  row: {
    tests_passing: "Testes passando",
    failing_workflows: "Workflows com falha",
    hotfixes: "Hotfixes",
    reverts: "Reversões",
    ci_duration_p90: "Duração da CI, p90",
    stale_pulls: "Pull requests paradas",
    pull_cycle_time: "Tempo de ciclo das pull requests",
    deployment_frequency: "Frequência de deployments",
    lead_time: "Lead time",
    change_failure_rate: "Taxa de falha de mudanças",
    recovery_time: "Tempo de recuperação",
    rework_rate: "Taxa de retrabalho",
  },
  band: { critical: "crítico", warning: "atenção", healthy: "saudável", unknown: "desconhecido" },
  formula: {
    binary: "1,00 quando passam, 0,00 quando não passam",
    lower: "1,00 até {good}, 0,00 a partir de {bad}, proporcional entre os dois",
    higher: "0,00 até {bad}, 1,00 a partir de {good}, proporcional entre os dois",
  },
  valueOf: "{value}, {n, plural, one {de # evento} other {de # eventos}}",
  explained: "{said}. {of}. {formula}",
  missing: {
    not_collected: "Não coletado: ninguém consultou este dia.",
    not_connected: "O GitHub não está conectado, ou este repositório não foi escolhido.",
    not_read: "O GitHub foi consultado e não respondeu para este período.",
    short_answer: "A resposta do GitHub trouxe menos do que se sabe que existe.",
    odd_rows:
      "{rows, plural, one {# linha da resposta do GitHub não pôde ser lida} other {# linhas da resposta do GitHub não puderam ser lidas}}{field, select, none {} other {, por causa de {field}}}: o resto foi guardado, e nenhum valor se faz de uma parte.",
    files_unnamed:
      "{commits, plural, one {# commit mudou} other {# commits mudaram}} mais arquivos do que o GitHub informa.",
    no_permission: "O token não pode ler isto.",
    not_all_read: "{read, number} de {of, number} foram lidos até agora.",
    no_event: "Não aconteceu nada de que o valor pudesse ser feito.",
    not_configured: "Ninguém disse quais workflows precisam passar.",
    repositories_missing: "{known, number} de {of, number} repositórios são conhecidos.",
    few: "{n, plural, one {# evento} other {# eventos}}: abaixo de {least, number}, uma parcela é quase só acaso.",
  },
  short: {
    not_collected: "não coletado",
    not_connected: "não conectado",
    not_read: "sem resposta",
    short_answer: "resposta incompleta",
    odd_rows: "resposta estranha",
    files_unnamed: "arquivos sem nome",
    no_permission: "sem permissão",
    not_all_read: "leitura incompleta",
    no_event: "nada aconteceu",
    not_configured: "não configurado",
    repositories_missing: "faltam repositórios",
    few: "poucos eventos",
  },
} as const satisfies Same<typeof english>;
