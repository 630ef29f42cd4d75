'use client';

export { ProcessExplorer as default } from './view';
