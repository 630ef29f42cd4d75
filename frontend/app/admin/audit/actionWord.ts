import type { Action } from './prepare';

/** The name under which the room's words know an action: a dot would lead into a group. */
export function wordOf<T extends Action>(action: T) {
  return action.replace('.', '_') as T extends `${infer A}.${infer B}` ? `${A}_${B}` : never;
}
