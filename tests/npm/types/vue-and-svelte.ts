import type { SvelteHTMLElements } from "svelte/elements";
import type { GlobalComponents } from "vue";
import "talks-timeline/svelte";
import "talks-timeline/vue";

type InSvelte = SvelteHTMLElements["talks-timeline"];
export const svelte: InSvelte = { layout: "list", class: "wide", "ontimeline-select": (event) => event.detail.id };
// @ts-expect-error no such layout
export const wrongInSvelte: InSvelte = { layout: "map" };

type InVue = InstanceType<GlobalComponents["talks-timeline"]>;
export const vue: InVue["$props"] = { layout: "list", class: "wide", "sync-url": true };
export const sent = (emit: InVue["$emit"], event: CustomEvent<{ id: string }>) => emit("timeline-select", event);
// @ts-expect-error no such layout
export const wrongInVue: InVue["$props"] = { layout: "map" };
// @ts-expect-error no such event
export const notSent = (emit: InVue["$emit"], event: CustomEvent) => emit("timeline-selected", event);
