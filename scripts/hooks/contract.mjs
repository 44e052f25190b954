// Reads the tables in docs/contract.md and the types of the element, compares their names, and makes the Custom
// Elements Manifest from both. tests/tidy.rs compares the tables with the code.

import { readFileSync } from "node:fs";

const CONTRACT = "docs/contract.md";
const TYPES = "web/npm/talks-timeline.d.ts";

/** The rows of the first table of a section, each as its cells. */
function table(contract, heading) {
  const section = contract.split("\n## ").find((part) => part.startsWith(`${heading}\n`));
  if (!section) throw new Error(`${CONTRACT} has no section "${heading}"`);
  const lines = section.slice(section.indexOf("\n|")).trimStart().split("\n");
  const rows = lines.slice(0, lines.findIndex((line) => !line.startsWith("|")) >>> 0).slice(2);
  if (!rows.length) throw new Error(`${CONTRACT}: the section "${heading}" has no table`);
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The text between the first backticks of a cell, if there are any. */
const name = (cell) => cell.match(/`([^`]+)`/)?.[1];
/** A cell as a sentence, without its links. */
const plain = (cell) => cell.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");

/** The members of an interface in the types, by name; each member is on a line of its own. */
function members(types, interfaceName) {
  const body = types.match(new RegExp(`interface ${interfaceName}\\b[^{]*\\{\\n([^]*?)\\n\\}`))?.[1];
  if (!body) throw new Error(`${TYPES} has no interface ${interfaceName}`);
  const found = body.matchAll(/^  (?:readonly )?"?([\w-]+)"?(\([^)\n]*\))?\??: (.+);$/gm);
  return new Map(Array.from(found, ([, name, parameters, type]) => [name, { type, parameters }]));
}

/** Fails unless the contract and the types name the same members. */
function compare(what, documented, typed) {
  const missing = documented.filter((name) => !typed.includes(name)).map((name) => `${TYPES} lacks ${name}`);
  const extra = typed.filter((name) => !documented.includes(name)).map((name) => `${CONTRACT} lacks ${name}`);
  if (missing.length + extra.length) throw new Error(`${what}: ${[...missing, ...extra].join(", ")}`);
}

/** The manifest, version 2.1.0 of its schema. */
export function manifest() {
  const contract = readFileSync(CONTRACT, "utf8");
  const types = readFileSync(TYPES, "utf8");
  const attributes = table(contract, "Attributes");
  const others = table(contract, "Properties without an attribute");
  const methods = table(contract, "Methods");
  const events = table(contract, "Events");
  const attributeTypes = members(types, "TalksTimelineAttributes");
  const elementTypes = members(types, "TalksTimelineElement");
  const propertyTypes = new Map([...members(types, "TalksTimelineProperties"), ...elementTypes]);
  const eventTypes = members(types, "TalksTimelineEventMap");
  const properties = [...attributes.filter((row) => name(row[1])).map((row) => [row[1], row[3]]), ...others];

  compare(
    "attributes",
    attributes.map((row) => name(row[0])),
    [...attributeTypes.keys()],
  );
  compare(
    "properties and methods",
    [...properties.map((row) => name(row[0])), ...methods.map((row) => name(row[0]).split("(")[0])],
    [...propertyTypes.keys()],
  );
  compare(
    "events",
    events.map((row) => name(row[0])),
    [...eventTypes.keys()],
  );
  for (const [event, detail] of events) {
    const words = (text) => [...text.matchAll(/\b[a-z]+\b(?=\??[:,\s}])/g)].map(([word]) => word);
    const typed = words(eventTypes.get(name(event)).type);
    const missing = words(name(detail)).filter((field) => !typed.includes(field));
    if (missing.length) throw new Error(`${TYPES}: ${name(event)} lacks ${missing.join(", ")}`);
  }

  const described = (rows) => rows.map((row) => ({ name: name(row[0]), description: plain(row.at(-1)) }));
  const declaration = {
    kind: "class",
    name: "TalksTimeline",
    tagName: "talks-timeline",
    customElement: true,
    description: "A timeline of dated events, which readers filter by click.",
    superclass: { name: "HTMLElement" },
    attributes: attributes.map(([attribute, property, , meaning]) => ({
      name: name(attribute),
      description: plain(meaning),
      type: { text: attributeTypes.get(name(attribute)).type },
      ...(name(property) && { fieldName: name(property) }),
    })),
    members: [
      ...properties.map(([property, meaning]) => ({
        kind: "field",
        name: name(property),
        description: plain(meaning),
        type: { text: propertyTypes.get(name(property)).type },
        ...(types.includes(`readonly ${name(property)}:`) && { readonly: true }),
      })),
      ...methods.map(([signature, meaning]) => {
        const method = name(signature).split("(")[0];
        const { parameters, type } = elementTypes.get(method);
        const list = parameters
          .slice(1, -1)
          .split(", ")
          .filter(Boolean)
          .map((each) => each.split(": "));
        return {
          kind: "method",
          name: method,
          description: plain(meaning),
          parameters: list.map(([name, text]) => ({ name, type: { text } })),
          return: { type: { text: type } },
        };
      }),
    ],
    events: events.map(([event, , meaning]) => ({
      name: name(event),
      description: plain(meaning),
      type: { text: eventTypes.get(name(event)).type },
    })),
    slots: [{ name: "", description: "What readers see until the timeline is drawn, and where it cannot be." }],
    cssParts: described(table(contract, "Parts")),
    cssProperties: table(contract, "Custom properties").map(([property, standard, meaning]) => ({
      name: name(property),
      description: plain(meaning),
      default: name(standard) ?? standard,
    })),
  };
  return {
    schemaVersion: "2.1.0",
    modules: [
      {
        kind: "javascript-module",
        path: "talks-timeline.js",
        declarations: [declaration],
        exports: [
          {
            kind: "custom-element-definition",
            name: "talks-timeline",
            declaration: { name: "TalksTimeline", module: "talks-timeline.js" },
          },
        ],
      },
    ],
  };
}
