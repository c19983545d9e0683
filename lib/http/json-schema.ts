import { z } from "zod";

/** A schema as JSON Schema, of what goes into its validation or comes out. */
export function toJson(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any", override: allowNull });
  return json;
}

/** `anyOf: [T, null]` as a T that may be null: generators of clients make another type of the former, or none. */
function allowNull({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const [inner, nothing] = jsonSchema.anyOf ?? [];
  if (nothing?.type !== "null" || inner?.type === undefined) return;
  const { anyOf: _, ...outer } = jsonSchema;
  const values = inner.enum === undefined ? {} : { enum: [...inner.enum, null] };
  Object.assign(jsonSchema, inner, outer, values, { type: [inner.type, "null"] });
  delete jsonSchema.anyOf;
}

/** As `toJson`, of a query parameter: one that is not given is null inside, and is never sent as null. */
export function toJsonParameter(schema: z.ZodType): Record<string, unknown> {
  const { default: _, type, enum: words, ...json } = toJson(schema, "input");
  return {
    ...json,
    type: Array.isArray(type) ? type[0] : type,
    ...(Array.isArray(words) && { enum: words.filter((word) => word !== null) }),
  };
}
