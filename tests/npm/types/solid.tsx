/** @jsxImportSource solid-js */
import "talks-timeline/solid";

export const right = (
  <talks-timeline class="wide" layout="list" prop:data={{}} on:timeline-filter={(event) => event.detail.shown} />
);
// @ts-expect-error no such layout
export const wrong = <talks-timeline layout="map" />;
// @ts-expect-error no such property
export const wrongProperty = <talks-timeline prop:queri="" />;
