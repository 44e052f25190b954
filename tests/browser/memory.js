// Keeps the WebAssembly instances of a page, and returns the size of their memories in bytes. Used by
// tests/browser/budgets.rs and benches/page/browser.mjs. The page measures itself, because Firefox's driver cannot
// measure its memory.
{
  const instances = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    instances.push(made.instance ?? made);
    return made;
  };
  const memory = ({ exports }) => Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
  window.memories = () => instances.map((instance) => memory(instance).buffer.byteLength);
}
