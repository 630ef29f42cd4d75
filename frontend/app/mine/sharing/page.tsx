'use client';

export { Sharing as default } from './view';
