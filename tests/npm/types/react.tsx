import "talks-timeline/react";

export const right = (
  <talks-timeline
    className="wide"
    layout="list"
    syncUrl
    heading-level={3}
    shadow-mode="closed"
    data={{ format: "talks-timeline/1" }}
    ontimeline-select={(event) => event.detail.id?.length}
    ref={(element) => void element?.select("istanbul-talks")}
  />
);
// @ts-expect-error no such layout
export const wrongValue = <talks-timeline layout="map" />;
// @ts-expect-error no such property
export const wrongProperty = <talks-timeline querry="kind=grain-deal" />;
// @ts-expect-error the event has no such field
export const wrongDetail = <talks-timeline ontimeline-ready={(event) => event.detail.query} />;
