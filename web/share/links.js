/**
 * The address at which others see what the reader sees. `fragment` is the widget's own, which takes the place of the
 * page's and is never encoded anew; without one, where the page does not keep the state in its address, it is the
 * page's address as it stands. `withEvent` keeps the selected event in the fragment.
 */
export const linkTo = (page, fragment, withEvent) => {
  if (fragment === undefined) return page;
  const [address] = page.split("#");
  const parts = fragment.split("&").filter((part) => withEvent || !part.startsWith("selected="));
  return parts.some(Boolean) ? `${address}#${parts.join("&")}` : address;
};
