'use client';

export { IdentityRoom as default } from './view';
