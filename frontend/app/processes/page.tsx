'use client';

export { Processes as default } from './view';
