import type { front as english } from "../en/front.ts";
import type { Same } from "../same.ts";

export const front = {
  signIn: "Entrar",
  title: "Métricas de entrega que um gestor pode conferir",
  lead: "O Plumbline lê toda noite os deployments e incidentes da sua conta do Datadog e mostra taxa de falha de mudanças, tempo de recuperação, lead time e frequência de deployments.",
  create: "Criar conta",
  points: {
    covers: {
      title: "O que cobre",
      text: "Cada número diz quais dias foram lidos para ele, quantos deployments há por trás e o que ainda está pendente.",
    },
    behind: {
      title: "O que há por trás",
      text: "Cada número leva à sua definição e aos deployments e incidentes com que foi calculado.",
    },
    written: {
      title: "O que falhou, e quem escreveu",
      text: "Falha, recuperação e lead time por origem do código: humano, com ajuda de IA, bot, e a parcela que não se conhece.",
    },
  },
  demo: {
    title: "Esta é a demonstração",
    text: "Duas empresas inventadas em um Datadog simulado. Entre como uma das pessoas delas:",
    who: "{role, select, owner {Proprietário da {organization}} manager {Gestor da {organization}} other {Leitor da {organization}}}",
    may: {
      connects: "conecta o Datadog, muda as configurações",
      syncs: "lê e inicia uma sincronização",
      reads: "lê",
      apart: "não vê nada da primeira; uma conexão espera por conserto",
    },
    password: "O mesmo com senha: {email} e os outros, com <code>{password}</code>.",
  },
} as const satisfies Same<typeof english>;
