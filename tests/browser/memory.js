// Keeps the instances of modules that a page makes, and tells the size of the memory of each in bytes. Read by
// tests/browser/budgets.rs and benches/page/browser.mjs; the page looks by itself, for its memory is none of a driver's in Firefox.
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
