import { api, data } from '@/api/client';
import type { AuditEntries } from '@/api/contract.gen';
import type { AuditFilter } from './prepare';

export const auditKeys = {
  all: ['admin', 'audit'] as const,
  head: ['admin', 'audit', 'head'] as const,
  entries: (filter: AuditFilter) => ['admin', 'audit', 'entries', filter] as const,
  decisions: ['admin', 'audit', 'decisions'] as const,
};

/** The last entry of all. */
export function getHead(): Promise<AuditEntries> {
  return data(api.GET('/api/v1/admin/audit', { params: { query: { limit: 1 } } }));
}

export function getEntries(filter: AuditFilter, cursor: string | undefined): Promise<AuditEntries> {
  return data(api.GET('/api/v1/admin/audit', { params: { query: { ...filter, cursor } } }));
}

export function getDecisions(cursor: string | undefined) {
  return data(api.GET('/api/v1/admin/identity/audit', { params: { query: { cursor } } }));
}
