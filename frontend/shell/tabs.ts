/** How pages of this browser hear that somebody came or went. What is said has no content: each asks for itself. */
const CHANNEL = 'ocg.visitor';

export function tellOthers(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** @returns ends it */
export function whenOthersTell(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = listener;
  return () => channel.close();
}
