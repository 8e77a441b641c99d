// While the site is served from its sources: reload the page after each build,
// or show what's wrong with the newest one.
const box = document.createElement("pre");
box.setAttribute("role", "alert");
box.style.cssText =
  "position:fixed;inset:auto 0 0;z-index:9999;margin:0;padding:12px 16px;max-block-size:50vh;overflow:auto;background:#7a1712;color:#fff;font:13px/1.4 monospace;white-space:pre-wrap";
new EventSource("/-/events").onmessage = ({ data }) => {
  const problem = JSON.parse(data);
  if (problem === null) return location.reload();
  box.textContent = problem;
  document.body.append(box);
};
