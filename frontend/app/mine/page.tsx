'use client';

export { Mine as default } from './view';
