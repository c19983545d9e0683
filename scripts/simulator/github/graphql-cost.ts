import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from "graphql";

export type Cost = { points: number; nodes: number };

/**
 * What GitHub takes a question for before it answers: a request for each connection of each of its parents, as if all
 * were as long as they may be; a hundred of them are a point, and one is the least.
 */
export function costOf({ definitions }: DocumentNode): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const total = { requests: 0, nodes: 0 };
  const walk = ({ selections }: SelectionSetNode, parents: number): void => {
    for (const one of selections) {
      if (one.kind === Kind.INLINE_FRAGMENT) walk(one.selectionSet, parents);
      if (one.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(one.name.value);
        if (fragment) walk(fragment.selectionSet, parents);
      }
      if (one.kind !== Kind.FIELD || !one.selectionSet) continue;
      const length = lengthOf(one);
      if (length !== null) total.requests += parents;
      total.nodes += parents * (length ?? 0);
      walk(one.selectionSet, parents * (length ?? 1));
    }
  };
  for (const one of definitions) if (one.kind === Kind.OPERATION_DEFINITION) walk(one.selectionSet, 1);
  return { points: Math.max(1, Math.round(total.requests / 100)), nodes: total.nodes };
}

/** `null`: no connection. */
function lengthOf({ arguments: given = [] }: FieldNode): number | null {
  const length = given.find(({ name }) => name.value === "first" || name.value === "last")?.value;
  return length?.kind === Kind.INT ? Number(length.value) : null;
}
