'use client';

export { Compare as default } from './view';
