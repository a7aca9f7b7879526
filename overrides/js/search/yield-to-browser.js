// Lets the browser paint and answer the reader in the middle of long work.

export const yieldToBrowser = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
