'use client';

export { Tasks as default } from './view';
