'use client';

export { AuditRoom as default } from './view';
