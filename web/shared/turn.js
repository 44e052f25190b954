// Gives the page a turn: its timers, its input and its drawing. Not by `scheduler.yield`, which goes on before any timer.
export const turn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage(null);
  });
