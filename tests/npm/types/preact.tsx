/** @jsxImportSource preact */
import "talks-timeline/preact";

export const right = <talks-timeline class="wide" layout="list" ontimeline-filter={(event) => event.detail.shown} />;
// @ts-expect-error no such layout
export const wrong = <talks-timeline layout="map" />;
