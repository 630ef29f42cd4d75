import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data } from '@/api/client';
import { prepare, question } from './prepare';
import type { Asked } from './Question';

/** What the model says to the question; while the next answer is on its way, the one before stays. */
export function useAnswer(asked: Asked) {
  return useQuery({
    queryKey: ['next', asked.process, asked.steps, asked.beginning],
    queryFn: () =>
      data(api.POST('/api/v1/suggest/next_steps', { body: question(asked.process, asked.steps, asked.beginning) })),
    enabled: asked.steps.length > 0,
    placeholderData: keepPreviousData,
    select: prepare,
  });
}
