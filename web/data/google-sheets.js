// Addresses of Google Sheets.

const KEY = /^[\w-]{8,200}$/;

/** The fields of a query that select a part of a sheet. */
const QUERY_FIELDS = ["sheet", "gid", "range", "headers", "tq"];

/** A query (`…/gviz/tq`) that is answered in CSV. */
const queryAddress = (sheet, given) => {
  const wanted = QUERY_FIELDS.filter((name) => given.get(name));
  const fields = wanted.map((name) => `&${name}=${encodeURIComponent(given.get(name))}`);
  return `${sheet}/gviz/tq?tqx=out:csv${fields.join("")}`;
};

/**
 * The address at which a sheet can be fetched as CSV; `undefined` for any other address.
 *
 * A sheet that is published to the web is read as it was published, `…/pub?output=csv`; one that is shared by its link,
 * `…/edit`, as an export; a query, `…/gviz/tq`, as a query. The tab is kept. All three addresses answer pages of other
 * origins. A bare key is no address here: it could be the name of a file.
 */
export const csvAddress = (url) => {
  const text = String(url).trim();
  if (!/^(https?:)?\/\//i.test(text)) return;
  let given;
  try {
    given = new URL(text, "https://docs.google.com");
  } catch {
    return;
  }
  const { host, username, pathname, searchParams, hash } = given;
  if (host !== "docs.google.com" || username) return;
  // Sheets of an organisation name the reader's account: /spreadsheets/u/1/d/…
  const [, path] = pathname.replace(/\/+/g, "/").match(/^\/spreadsheets?\/(?:u\/[^/]*\/)?(.*)/) ?? [];
  if (path === undefined) return;
  const [, published, key, task] = path.match(/^d\/(e\/)?([^/]+)\/?([^/]*)/) ?? [, "", searchParams.get("key"), "pub"];
  if (!KEY.test(key ?? "")) return;
  const sheet = `https://docs.google.com/spreadsheets/d/${published ?? ""}${key}`;
  if (task === "gviz") return queryAddress(sheet, searchParams);
  const gid = searchParams.get("gid") ?? new URLSearchParams(hash.slice(1)).get("gid");
  const tab = /^\d+$/.test(gid ?? "") ? `&gid=${gid}` : "";
  if (published || task.startsWith("pub")) return `${sheet}/pub?output=csv${tab && `${tab}&single=true`}`;
  return `${sheet}/export?format=csv${tab}`;
};
