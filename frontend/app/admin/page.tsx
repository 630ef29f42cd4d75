'use client';

export { Overview as default } from './view';
