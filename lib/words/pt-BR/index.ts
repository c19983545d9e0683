import type { en } from "../en/index.ts";
import type { Same } from "../same.ts";
import { client } from "./client.ts";
import { errors } from "./errors.ts";
import { notices } from "./notices.ts";
import { shell } from "./shell.ts";

export const ptBr = { client, errors, notices, shell } satisfies Same<typeof en>;
