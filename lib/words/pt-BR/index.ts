import type { en } from "../en/index.ts";
import type { Same } from "../same.ts";
import { client } from "./client.ts";
import { errors } from "./errors.ts";
import { shell } from "./shell.ts";

export const ptBr = { client, errors, shell } satisfies Same<typeof en>;
