export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export const JSON_API_TYPE = "application/vnd.api+json";

/** An answer that ends the handling of a request; Datadog's words are its body. */
export class RefusedRequest extends Error {
  readonly reply: Reply;

  constructor(status: number, errors: unknown[], contentType = JSON_API_TYPE) {
    super(`refused with ${status}`);
    this.reply = jsonReply(status, { errors }, contentType);
  }
}

export function jsonReply(status: number, body: unknown, contentType = JSON_API_TYPE): Reply {
  return { status, headers: { "content-type": contentType }, body: JSON.stringify(body) };
}

export function badRequest(detail: string): RefusedRequest {
  return new RefusedRequest(400, [{ status: "400", title: "Bad Request", detail }]);
}

export function notFound(): RefusedRequest {
  return new RefusedRequest(404, [{ status: "404", title: "Not Found" }]);
}
