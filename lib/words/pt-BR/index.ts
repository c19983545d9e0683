import type { en } from "../en/index.ts";
import type { Same } from "../same.ts";
import { auth } from "./auth.ts";
import { authForms } from "./auth-forms.ts";
import { client } from "./client.ts";
import { shell } from "./shell.ts";

export const ptBr = { auth, authForms, client, shell } satisfies Same<typeof en>;
