'use client';

export { Administration as default } from './Administration';
