import type { trend as english } from "../en/trend.ts";
import type { Same } from "../same.ts";

export const trend = {
  showAs: "Mostrar como",
  chart: "Gráfico",
  table: "Tabela",
  csv: "CSV",
  png: "PNG",
  notDrawn: "Não foi possível desenhar a imagem. Imprima a página.",
  source: "{organization} · deployments e incidentes do Datadog, contados por Plumbline",
  asTable: "{title}, em tabela",
  unread: "Nada deste período foi lido.",
  noDeployments: "Nenhum deployment neste período.",
  day: "Dia",
  week: "Semana",
  month: "Mês",
  before: "Período anterior",
  base: "n {n, number}",
  columns: {
    counted: "Contados",
    interval: "Intervalo de 95 %",
    deployments: "Deployments",
    failed: "Com falha",
    fine: "Avaliados sem falha",
    pending: "Pendentes",
    repairs: "Reparos",
    median: "Mediana",
  },
  bucket: {
    name: "{bucket, select, week {semana de {day}} month {mês de {day}} other {{day}}}",
    unread:
      "{bucket, select, week {semana de {day} (não lida)} month {mês de {day} (não lido)} other {{day} (não lido)}}",
    unsent:
      "{bucket, select, week {semana de {day} (nada enviado ainda)} month {mês de {day} (nada enviado ainda)} other {{day} (nada enviado ainda)}}",
    inPart:
      "{bucket, select, week {semana de {day} (em parte)} month {mês de {day} (em parte)} other {{day} (em parte)}}",
    incomplete:
      "{bucket, select, week {semana de {day}, incompleta} month {mês de {day}, incompleto} other {{day}, incompleto}}",
  },
  legend: {
    before: "período anterior",
    band: "intervalo de 95 %",
    target: "meta",
    incidents: "início de incidentes",
    failed: "com falha",
    fine: "avaliados sem falha",
    pending: "pendentes",
    partial:
      "{bucket, select, week {mais claro: semana incompleta} month {mais claro: mês incompleto} other {mais claro: dia incompleto}}",
    hollow:
      "{bucket, select, week {vazado: semana incompleta} month {vazado: mês incompleto} other {vazado: dia incompleto}}",
    unread: "não lido",
    unsent: "nada enviado ainda",
  },
} as const satisfies Same<typeof english>;
