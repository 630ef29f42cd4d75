'use client';

export { JobsRoom as default } from './view';
