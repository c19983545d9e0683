import { jsonReply, type Reply } from "../reply.ts";

export const JSON_TYPE = "application/json; charset=utf-8";

/** An answer that ends the handling of a request, in GitHub's words. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(status: number, message: string, headers: Record<string, string> = {}, body?: object) {
    super(message);
    const documentation_url = "https://docs.github.com/rest";
    const usual = { message, documentation_url, status: String(status) };
    const reply = jsonReply(status, body ?? usual, JSON_TYPE);
    this.reply = { ...reply, headers: { ...reply.headers, ...headers } };
  }
}

export const notFound = () => new Refusal(404, "Not Found");
