export type Stream = "deployments" | "failures";

export type Attributes = Record<string, unknown>;

/** An event as it goes over the wire. `id` is loose because tests plant events without one, or with a number. */
export interface WireEvent {
  type?: string;
  id?: unknown;
  attributes?: Attributes;
}

export interface EventSet {
  deployments: WireEvent[];
  failures: WireEvent[];
}

export const eventTypes: Record<Stream, string> = {
  deployments: "dora_deployment",
  failures: "dora_failure",
};

/** The JSON:API type that a list request has to name. */
export const listRequestTypes: Record<Stream, string> = {
  deployments: "dora_deployments_list_request",
  failures: "dora_failures_list_request",
};
