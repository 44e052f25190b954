/** Fetches an address. Rejects with an error that names it if the server's answer is not a success. */
export const fetchOk = async (url, options) => {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
};
