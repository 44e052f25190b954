// The package in React 19: properties and events in JSX, under StrictMode.
import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import type { TalksTimelineElement } from "talks-timeline/react";
import "talks-timeline/react";
import bridge from "../bridge.json";

function Page() {
  const [shown, setShown] = useState(true);
  const [query, setQuery] = useState("");
  const [selected, setSelected] = useState<string | null>(null);
  const [data, setData] = useState<object>();
  const timeline = useRef<TalksTimelineElement>(null);
  const [mounts, setMounts] = useState(0);
  // StrictMode runs this twice in development.
  useEffect(() => {
    const element = timeline.current;
    const ready = () => setMounts((count) => count + 1);
    element?.addEventListener("timeline-ready", ready);
    return () => element?.removeEventListener("timeline-ready", ready);
  }, [shown]);
  return (
    <>
      <button id="grain" onClick={() => setQuery("kind=grain-deal")}>Grain</button>
      <button id="bridge" onClick={() => (setQuery(""), setData(bridge))}>Bridge</button>
      <button id="toggle" onClick={() => setShown(!shown)}>Toggle</button>
      <output id="query">{query}</output> <output id="selected">{selected}</output> <output id="mounts">{mounts}</output>
      {shown && (
        <talks-timeline
          ref={timeline}
          query={query}
          data={data}
          heading-level={3}
          ontimeline-filter={(event) => setQuery(event.detail.query)}
          ontimeline-select={(event) => setSelected(event.detail.id ?? null)}
        />
      )}
    </>
  );
}

createRoot(document.body.appendChild(document.createElement("div"))).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
