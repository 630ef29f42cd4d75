'use client';

export { Next as default } from './view';
