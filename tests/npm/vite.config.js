import react from "@vitejs/plugin-react";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

// The tests' recorder, for engines that only take it from the page.
const recorder = process.env.TALKS_RECORDER;
const recorded = {
  name: "recorder",
  transformIndexHtml: () => recorder && [{ tag: "script", children: recorder, injectTo: "head-prepend" }],
};

export default defineConfig({
  // Built pages are in a folder of the test's server.
  base: "./",
  plugins: [
    recorded,
    react(),
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "talks-timeline" } } }),
  ],
});
