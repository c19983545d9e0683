import type { en } from "../en/index.ts";
import type { Same } from "../same.ts";
import { client } from "./client.ts";
import { help } from "./help.ts";
import { shell } from "./shell.ts";

export const ptBr = { client, help, shell } satisfies Same<typeof en>;
