import { createApp } from "vue";
import "talks-timeline/vue";
import Page from "./Page.vue";

createApp(Page).mount("#page");
