import type { catalogue as english } from "../en/catalogue.ts";
import type { Same } from "../same.ts";

export const catalogue = {
  category: {
    pulls: "Pull requests",
    branches: "Branches",
    commits: "Commits",
    ci: "CI",
    people: "Pessoas",
    code: "Código",
    delivery: "Entrega",
    health: "Saúde",
  },
  unit: {
    count: "contagem",
    ratio: "razão",
    share: "parcela",
    hours: "horas",
    minutes: "minutos",
    lines: "linhas",
    flag: "sim ou não",
    per_day: "por dia",
    merit: "índice de mérito, de 0 a 1",
  },
  amount: {
    flag: "{passing, select, yes {passando} other {sem passar}}",
    lines: "{lines, plural, one {# linha} other {# linhas}}",
  },
  over: {
    sum: "A soma dos seus repositórios.",
    pooled: "Os eventos de todos os seus repositórios em conjunto.",
    repositories: "Os seus repositórios, cada um uma vez.",
    organization: "Somente da organização.",
  },
  metric: {
    github_prs_open: {
      title: "Pull requests abertas",
      definition: "As pull requests abertas ao fim do dia, incluindo rascunhos e as de bots.",
    },
    github_prs_merged_7d: {
      title: "Pull requests com merge",
      definition:
        "As pull requests com merge nos sete dias, pelo instante do merge: uma que só foi alterada neles não conta.",
    },
    github_prs_closed_without_merge_7d: {
      title: "Pull requests fechadas sem merge",
      definition: "As pull requests fechadas sem merge nos sete dias, pelo instante em que foram fechadas.",
    },
    github_prs_avg_time_to_merge_hours: {
      title: "Tempo até o merge",
      definition:
        "O tempo médio da criação de uma pull request até o merge, entre as que tiveram merge nos sete dias. O tempo como rascunho conta.",
    },
    github_branches_active: {
      title: "Branches ativas",
      definition: "As branches que receberam push nos sete dias e ainda existem, sem a branch padrão.",
    },
    github_commits_total_7d: {
      title: "Commits",
      definition:
        "Os commits de pessoas na branch padrão, pelo horário do commit, incluindo os de merge; os de bots não contam. Juntar os commits de uma pull request em um só (squash) muda este número.",
    },
    github_commits_per_developer_7d: {
      title: "Commits por pessoa",
      definition:
        "Os commits de pessoas na branch padrão divididos pelas pessoas que os fizeram, seus autores e coautores. Bots e ferramentas de IA não contam.",
    },
    github_commits_hotfix: {
      title: "Hotfixes",
      definition:
        "Os commits de pessoas na branch padrão nos sete dias cujo assunto diz que são um hotfix, sem commits de merge nem de bots.",
    },
    github_commits_reverts: {
      title: "Reversões",
      definition:
        "Os commits de pessoas na branch padrão nos sete dias que desfazem outro, como o git escreve, sem commits de merge nem de bots. Desfazer uma reversão não conta.",
    },
    github_ci_workflow_runs_7d: {
      title: "Execuções de workflows",
      definition:
        "As execuções de todos os workflows criadas nos sete dias; novas tentativas de uma execução contam como a mesma.",
    },
    github_ci_failed_workflows_7d: {
      title: "Execuções de workflows com falha",
      definition:
        "As execuções criadas nos sete dias cuja última tentativa falhou ou não pôde começar. As canceladas, com tempo esgotado e puladas não contam.",
    },
    github_ci_avg_workflow_duration_minutes: {
      title: "Duração média das execuções de workflows",
      definition:
        "O tempo médio do início ao fim da última tentativa, entre as execuções criadas nos sete dias que terminaram. As puladas não contam, nem a pausa antes de uma nova tentativa; a espera por um runner conta.",
    },
    github_ci_tests_passing_on_main: {
      title: "Testes passando na branch padrão",
      definition:
        "Se a execução mais recente na branch padrão de cada workflow que precisa passar foi bem-sucedida. Quais precisam passar se escolhe para cada repositório; execuções canceladas e puladas são ignoradas.",
    },
    github_ci_workflow_duration_minutes_min: {
      title: "Execução de workflow mais curta",
      definition:
        "A menor duração de uma execução criada nos sete dias que terminou, do início ao fim da última tentativa. As puladas não contam.",
    },
    github_ci_workflow_duration_minutes_p50: {
      title: "Duração das execuções de workflows, p50",
      definition:
        "A mediana da duração das execuções criadas nos sete dias que terminaram, do início ao fim da última tentativa. As puladas não contam.",
    },
    github_ci_workflow_duration_minutes_p75: {
      title: "Duração das execuções de workflows, p75",
      definition:
        "O percentil 75 da duração das execuções criadas nos sete dias que terminaram: 75 % levaram no máximo isso. As puladas não contam.",
    },
    github_ci_workflow_duration_minutes_p90: {
      title: "Duração das execuções de workflows, p90",
      definition:
        "O percentil 90 da duração das execuções criadas nos sete dias que terminaram: 90 % levaram no máximo isso. As puladas não contam.",
    },
    github_ci_workflow_duration_minutes_p95: {
      title: "Duração das execuções de workflows, p95",
      definition:
        "O percentil 95 da duração das execuções criadas nos sete dias que terminaram: 95 % levaram no máximo isso. As puladas não contam.",
    },
    github_ci_workflow_duration_minutes_max: {
      title: "Execução de workflow mais longa",
      definition:
        "A maior duração de uma execução criada nos sete dias que terminou, do início ao fim da última tentativa. As puladas não contam.",
    },
    github_developers_active_7d: {
      title: "Pessoas ativas",
      definition:
        "As pessoas com um commit na branch padrão nos sete dias, como autoras ou como coautoras de um commit de uma pessoa. Dois endereços de uma mesma conta são uma pessoa, os de coautores quando o GitHub ou outro commit do período o diz; bots e ferramentas de IA não contam. Ninguém é citado nem comparado.",
    },
    github_code_lines_added_7d: {
      title: "Linhas adicionadas",
      definition:
        "As linhas que os commits da branch padrão adicionaram nos sete dias. Os commits de merge ficam de fora, pois repetem o que a sua branch diz.",
    },
    github_code_lines_deleted_7d: {
      title: "Linhas removidas",
      definition:
        "As linhas que os commits da branch padrão removeram nos sete dias, sem os commits de merge.",
    },
    github_code_files_changed_7d: {
      title: "Arquivos alterados",
      definition:
        "Os arquivos distintos que os commits da branch padrão alteraram nos sete dias, sem os commits de merge.",
    },
    github_prs_stale_14d: {
      title: "Pull requests paradas",
      definition: "As pull requests abertas ao fim do dia que foram criadas mais de 14 dias antes.",
    },
    github_prs_stale_share_14d: {
      title: "Parcela de pull requests paradas",
      definition: "A parte das pull requests abertas que foi criada mais de 14 dias antes.",
    },
    github_prs_time_to_first_review_hours: {
      title: "Tempo até a primeira revisão",
      definition:
        "O tempo médio da criação de uma pull request até a primeira revisão de outra pessoa que não o autor, entre as que tiveram merge nos sete dias e foram revisadas.",
    },
    github_commits_hotfix_share_7d: {
      title: "Parcela de hotfixes",
      definition:
        "Os hotfixes divididos pelos commits de pessoas na branch padrão nos sete dias, sem commits de merge.",
    },
    github_commits_reverts_share_7d: {
      title: "Parcela de reversões",
      definition:
        "As reversões divididas pelos commits de pessoas na branch padrão nos sete dias, sem commits de merge.",
    },
    github_ci_failed_share_7d: {
      title: "Parcela de execuções de workflows com falha",
      definition:
        "As execuções de workflows com falha divididas pelas bem-sucedidas, com falha, que não puderam começar ou com tempo esgotado, entre as criadas nos sete dias.",
    },
    github_ci_cancelled_7d: {
      title: "Execuções de workflows canceladas",
      definition: "As execuções criadas nos sete dias cuja última tentativa foi cancelada.",
    },
    github_ci_timed_out_7d: {
      title: "Execuções de workflows com tempo esgotado",
      definition:
        "As execuções criadas nos sete dias cuja última tentativa esgotou o tempo. As canceladas não contam.",
    },
    github_ci_flaky_reruns_7d: {
      title: "Execuções de workflows instáveis",
      definition:
        "As execuções criadas nos sete dias que falharam e, executadas de novo no mesmo commit, foram bem-sucedidas. Não se sabe até que as tentativas anteriores das bem-sucedidas sejam lidas.",
    },
    github_ci_tests_passing_share: {
      title: "Parcela de testes passando na branch padrão",
      definition:
        "De um repositório: os workflows que precisam passar cuja execução mais recente na branch padrão foi bem-sucedida, divididos por todos os que precisam passar. Da organização: os repositórios em que todos passaram, divididos por aqueles dos quais isso é conhecido.",
    },
    github_ci_duration: {
      title: "Duração de um workflow, p90",
      definition:
        "O percentil 90 da duração das execuções de um workflow criadas nos sete dias que terminaram: muitas execuções de um workflow curto não escondem um longo.",
    },
    dora_deployment_frequency_7d: {
      title: "Frequência de deployments",
      definition:
        "Os deployments em produção dos sete dias divididos pelos dias cobertos, como no dashboard.",
    },
    dora_lead_time_hours_7d: {
      title: "Tempo de espera (lead time)",
      definition: "A mediana do lead time das mudanças dos sete dias, como no dashboard.",
    },
    dora_change_failure_rate_7d: {
      title: "Taxa de falha de mudanças",
      definition:
        "Os deployments com falha divididos pelos avaliados dos sete dias, ou por todos onde isso está configurado, como no dashboard.",
    },
    dora_recovery_time_hours_7d: {
      title: "Tempo de recuperação",
      definition:
        "A mediana do tempo de recuperação dos deployments com falha dos sete dias que foram reparados, como no dashboard.",
    },
    dora_rework_rate_7d: {
      title: "Taxa de retrabalho",
      definition: "Os deployments dos sete dias que reparam outro divididos por todos, como no dashboard.",
    },
  },
} as const satisfies Same<typeof english>;
