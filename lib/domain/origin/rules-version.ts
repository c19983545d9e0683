/**
 * Raised whenever the rules give another verdict on any commit: what was decided by an older number is decided anew in
 * the background. A unit test knows the rules of each number and fails when they change without it.
 */
export const RULES_VERSION = 1;
