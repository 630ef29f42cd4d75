'use client';

export { ConnectorsRoom as default } from './view';
