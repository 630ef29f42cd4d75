import type { Task } from '@/api/contract.gen';

const MOST_TASKS = 20;
const MOST_STEPS = 1000;

/** Whether the chosen tasks can become one; if not, why. */
export type Mergeable = 'yes' | 'too-few' | 'too-many' | 'lanes' | 'too-long';

export function mergeable(chosen: readonly Task[]): Mergeable {
  if (chosen.length < 2) {
    return 'too-few';
  }
  if (chosen.length > MOST_TASKS) {
    return 'too-many';
  }
  if (new Set(chosen.map((task) => task.lane)).size > 1) {
    return 'lanes';
  }
  return chosen.reduce((sum, task) => sum + task.step_count, 0) > MOST_STEPS ? 'too-long' : 'yes';
}

/** Whether something of it is at the gate, so that a correction takes it back. */
export function isTakenBack(task: Task): boolean {
  return task.sharing === 'shared' || task.sharing === 'suspended';
}
