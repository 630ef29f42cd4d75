'use client';

export { PermissionsRoom as default } from './view';
