/**
 * Lets the page run its timers, handle input and paint. `scheduler.yield` would not do: it continues before any timer
 * of the page has run.
 */
export const yieldToPage = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage(null);
  });
