// Addresses of Google Sheets.

const KEY = /^[\w-]{8,200}$/;

// The address at which a sheet can be fetched as CSV; undefined for any other address.
//
// A sheet that is published to the web is read as it was published, `…/pub?output=csv`; one that is shared by its link, `…/edit`,
// as an export. The tab (`gid`) is kept. Both addresses answer pages of other origins. A bare key is no address here: it could
// be a file of that name.
export const sheetAddress = (url) => {
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
  const [, published, named, task] = path.match(/^d\/(e\/)?([^/]+)\/?([^/]*)/) ?? [, "", searchParams.get("key"), "pub"];
  if (!KEY.test(named ?? "")) return;
  const gid = searchParams.get("gid") ?? new URLSearchParams(hash.slice(1)).get("gid");
  const tab = /^\d+$/.test(gid ?? "") ? `&gid=${gid}` : "";
  const sheet = `https://docs.google.com/spreadsheets/d/${published ?? ""}${named}`;
  return published || task.startsWith("pub") ? `${sheet}/pub?output=csv${tab && `${tab}&single=true`}` : `${sheet}/export?format=csv${tab}`;
};
