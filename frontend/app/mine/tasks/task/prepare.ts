import type { Task, TaskStep } from '@/api/contract.gen';

export interface ShownStep {
  readonly step: TaskStep;
  /** From 1 on. */
  readonly number: number;
  /** Whether it is on something else than the step before. */
  readonly elsewhere: boolean;
  /** The event that a second task could begin with here; null where none can. */
  readonly splitAt: string | null;
}

export function prepareSteps(steps: readonly TaskStep[]): readonly ShownStep[] {
  return steps.map((step, i) => ({
    step,
    number: i + 1,
    elsewhere: i === 0 || steps[i - 1]?.resource !== step.resource,
    splitAt: i === 0 ? null : step.event,
  }));
}

/** Whether a task was kept from sharing already, in whatever way. */
export function isKept(task: Task): boolean {
  return task.reason === 'excluded' || task.reason === 'corrected';
}

const LONGEST = 200;
const CONTROL = /\p{Cc}/u;

/** A title as it would be written, or null for none; what cannot be one is undefined. */
export function titleOf(typed: string): string | null | undefined {
  const title = typed.trim();
  if (title === '') {
    return null;
  }
  return [...title].length > LONGEST || CONTROL.test(title) ? undefined : title;
}
