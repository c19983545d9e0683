import type { fields as english } from "../en/fields.ts";
import type { Same } from "../same.ts";

export const fields = {
  id: "id",
  attributes: "atributos",
  started_at: "início",
  finished_at: "fim",
  created_at: "horário de registro",
  change_failure: "veredito",
  recovery_time_sec: "tempo de recuperação",
  time_to_restore: "tempo de restauração",
  commits: "lista de commits",
  commits_sha: "sha de um commit",
  commits_timestamp: "horário de um commit",
  commits_change_lead_time: "lead time de um commit",
  env: "ambiente",
} as const satisfies Same<typeof english>;
