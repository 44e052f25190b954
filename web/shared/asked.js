// The answer to a request, or an error that names it.
export const asked = async (url, how) => {
  const answer = await fetch(url, how);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
};
