'use client';

export { OneTask as default } from './view';
