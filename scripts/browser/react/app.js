import { createElement as h, useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server.browser";

// A page of documentation as its generator writes it: the tag with its
// fallback, and a part of the page that changes on a click.
function Page() {
  const [clicks, setClicks] = useState(0);
  return h("main", null,
    h("button", { onClick: () => setClicks(clicks + 1) }, "Clicked ", clicks),
    h("scope-calculator", { eager: "", query: clicks ? "key=wallet:read&ask=wallet:read" : "key=trade:read_write&ask=trade:read" },
      h("p", null, "A ", h("b", null, "fallback"), " that React owns."),
      h("table", null, h("tbody", null, h("tr", null, h("td", null, "cell"))))));
}

const at = document.querySelector("#root");
window.written = renderToString(h(Page));
window.hydrate = () => {
  window.errors = [];
  const note = (error) => window.errors.push(String(error));
  hydrateRoot(at, h(Page), { onRecoverableError: note, onUncaughtError: note, onCaughtError: note });
};
