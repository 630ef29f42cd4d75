import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, data } from '@/api/client';
import type { WholeTask } from '@/api/contract.gen';
import { newIntent } from '@/api/intent';
import { ApiProblem } from '@/api/problem';

/** What an answer to a correction says: whether it can be read already, and which tasks came of it. */
export interface Corrected {
  readonly arrived: boolean;
  readonly tasks: readonly string[];
}

export interface Correction {
  /** What is wanted, in letters: what is wanted again because no answer came has the key of then. */
  readonly intent: string;
  /** Sends it. The key is one for each intent: sent twice, it is done once. */
  readonly send: (key: string) => Promise<Corrected>;
  /** Whether one of the tasks is as it is to be; asked until it is. */
  readonly isThere: (task: WholeTask) => boolean;
  /** What to do when all of it can be read. */
  readonly after?: (tasks: readonly string[]) => void;
  /** What takes it back, where something does. */
  readonly undo?: (tasks: readonly string[]) => Correction;
}

/** What the last correction left to do. */
interface Outcome {
  readonly undo?: Correction;
  /** The other task that came of it. */
  readonly second?: string;
}

export type Stage = 'idle' | 'working' | 'waiting' | 'done' | 'late';

const EVERY = 1_000;
const AT_MOST = 30;

/** Says something about tasks, and waits until it can be seen. */
export function useCorrection() {
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>('idle');
  const [done, setDone] = useState<Outcome | null>(null);
  const tried = useRef<{ intent: string; key: string } | null>(null);
  const { mutate, error, reset } = useMutation({
    mutationFn: async ({ intent, send, isThere }: Correction) => {
      setStage('working');
      setDone(null);
      if (tried.current?.intent !== intent) {
        tried.current = { intent, key: newIntent() };
      }
      const { arrived, tasks } = await send(tried.current.key);
      tried.current = null;
      if (!arrived) {
        setStage('waiting');
      }
      const seen = arrived || (await appears(tasks, isThere));
      return { tasks, seen };
    },
    onSuccess: async ({ tasks, seen }, { after, undo }) => {
      setStage(seen ? 'done' : 'late');
      setDone({ ...(undo && { undo: undo(tasks) }), ...(tasks[1] !== undefined && { second: tasks[1] }) });
      after?.(tasks);
      await client.invalidateQueries({ queryKey: ['me'] });
    },
    onError: () => setStage('idle'),
  });
  return {
    stage,
    problem: error,
    done,
    correct: mutate,
    busy: stage === 'working' || stage === 'waiting',
    forget: () => {
      setStage('idle');
      reset();
    },
  };
}

async function appears(tasks: readonly string[], isThere: (task: WholeTask) => boolean): Promise<boolean> {
  for (let i = 0; i < AT_MOST; i++) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    const now = await Promise.all(tasks.map(look));
    if (now.every((task) => task !== null && isThere(task))) {
      return true;
    }
  }
  return false;
}

async function look(task: string): Promise<WholeTask | null> {
  try {
    return await data(api.GET('/api/v1/me/tasks/{task}', { params: { path: { task } } }));
  } catch (e) {
    if (e instanceof ApiProblem && (e.status === 404 || e.passes)) {
      return null;
    }
    throw e;
  }
}

/** The answer of a call that corrects: 202 says that it is on its way. */
export async function corrected(call: Promise<{ data?: { tasks: string[] }; response: Response }>): Promise<Corrected> {
  const { data: body, response } = await call;
  return { arrived: response.status !== 202, tasks: body?.tasks ?? [] };
}
