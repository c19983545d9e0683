import { client } from "./client.ts";
import { shell } from "./shell.ts";

export const en = { client, shell };
