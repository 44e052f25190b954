// The package in a plain page: after the import, the tag works.
import "talks-timeline";
import bridge from "../bridge.json";

const main = document.querySelector("main");
const state = { query: "", data: undefined };
const show = (id, text) => (document.getElementById(id).textContent = text);

function mount() {
  const timeline = document.createElement("talks-timeline");
  Object.assign(timeline, state);
  timeline.addEventListener("timeline-filter", ({ detail }) => show("query", (state.query = detail.query)));
  timeline.addEventListener("timeline-select", ({ detail }) => show("selected", detail.id));
  main.replaceChildren(timeline);
}

function set(changes) {
  Object.assign(state, changes);
  Object.assign(main.firstElementChild ?? {}, changes);
}

document.getElementById("grain").onclick = () => set({ query: "kind=grain-deal" });
document.getElementById("bridge").onclick = () => set({ query: "", data: bridge });
document.getElementById("toggle").onclick = () => (main.firstElementChild ? main.replaceChildren() : mount());
mount();
