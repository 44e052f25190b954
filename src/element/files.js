// The widget's own files, fetched from beside this module. `files-inline.js` has the same exports for pages that carry
// the files inside.

let loading;
// One download and one module for all elements of the page; a failed one may be tried again.
export const load = () =>
  (loading ??= import("./talks_timeline.js")
    .then(async (glue) => {
      await glue.default({ module_or_path: new URL("talks_timeline_bg.wasm", import.meta.url) });
      return glue;
    })
    .catch((error) => {
      loading = undefined;
      throw error;
    }));

export const text = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.text();
};

// The style sheet, parsed once for all elements. A constructed sheet works under `style-src 'self'`, where a <style>
// in the shadow root would not; it comes by the same kind of request as the WebAssembly.
let sheets;
export const sheet = () =>
  (sheets ??= text(new URL("talks-timeline.css", import.meta.url))
    .then((css) => new CSSStyleSheet().replace(css))
    .catch((error) => {
      sheets = undefined;
      throw error;
    }));
