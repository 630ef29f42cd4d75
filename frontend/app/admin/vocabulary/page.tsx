'use client';

export { VocabularyRoom as default } from './view';
