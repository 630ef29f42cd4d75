import type { QueryClient } from '@tanstack/react-query';
import { auditKeys } from '../audit/ask';
import { connectorKeys } from './ask';

/** What is shown of tools, of their jobs and of what was done is asked for again. */
export function refresh(queries: QueryClient) {
  for (const queryKey of [connectorKeys.all, ['admin', 'jobs'], auditKeys.all]) {
    void queries.invalidateQueries({ queryKey });
  }
}
