'use client';

export { ImportsRoom as default } from './view';
