import { useQuery } from '@tanstack/react-query';
import { fetchSession, SESSION, type Visitor } from '@/api/session';
import type { Role } from './useVisitor';

/** What opens to whoever is here; inside of the shell somebody always is. */
export function useRoles(): readonly Role[] {
  return useQuery<Visitor>({ queryKey: SESSION, queryFn: fetchSession, enabled: false }).data?.roles ?? [];
}
