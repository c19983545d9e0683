/** The keys of one language's messages, to be said in another: none missing, none more. */
export type Same<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : Same<Messages[Key]>;
};
