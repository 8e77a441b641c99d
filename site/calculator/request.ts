import type { Prediction } from "./contract.js";
import { h, setAttr, setText } from "./dom.js";
import { Panel } from "./panels.js";
import { copyButton, type Desk } from "./parts.js";
import { judge, LANGUAGES, snippet, wanted, type Language } from "./snippets.js";
import { prose } from "./text.js";
import { join } from "./words.js";

/** The ready call for this setting, and whether the check behind it would let the predicted token pass. */
export class Request extends Panel {
  #result: Prediction | null = null;
  #language: Language = "message";
  readonly #buttons: [Language, HTMLButtonElement][];
  readonly #hint = h("p", { class: "hint" });
  readonly #code = h("code");

  constructor(desk: Pick<Desk, "say">) {
    super("request", "Request", false, true);
    setText(this.short, "the call as code, with the check behind it");
    this.#buttons = LANGUAGES.map(([id, label]) => [id, h("button", {
      type: "button", class: "filter", "data-language": id, onclick: () => {
        this.#language = id;
        this.changed();
      },
    }, label)]);
    const name = () => LANGUAGES.find(([id]) => id === this.#language)?.[1] ?? "";
    this.body.append(
      h("div", { class: "filters", role: "group", "aria-label": "Language" }, ...this.#buttons.map(([, button]) => button)),
      h("div", { class: "about" }, this.#hint,
        copyButton("the text", () => this.#code.textContent ?? "", { say: (text) => desk.say(text.replace("the text", name())) })),
      h("pre", { class: "snippet", tabindex: 0, role: "region", "aria-label": "The text", dir: "ltr" }, this.#code));
  }

  set(result: Prediction): void {
    this.#result = result;
    this.changed();
  }

  protected draw(): void {
    const p = this.#result;
    if (!p) return;
    for (const [id, button] of this.#buttons) setAttr(button, "aria-pressed", String(id === this.#language));
    prose(this.#hint, hint(this.#language, p));
    setText(this.#code, snippet(this.#language, p));
  }
}

/** What to know before the text is used. */
function hint(language: Language, p: Prediction): string {
  const want = wanted(p);
  if (language === "key") return "The key with the wanted scope and nothing else: what max_scope leaves out is none. The call needs a second factor; the API page on Deribit's site makes the same key.";
  if (language === "readme") return "Tells the users of a tool which key it needs, and what for.";
  if (language === "message") {
    const sign = p.grant !== "client_signature" ? "" :
      asymmetric(p) ? " Sign the line timestamp, the line nonce and data with the private key; send it as base64url without padding." : " The signature is HMAC-SHA256 of timestamp, line feed, nonce, line feed and data, keyed with the secret, in hex.";
    return `Over ${p.via === "ws" ? "WebSocket" : "HTTP, by POST"}, with your own values. Compare the scope of the answer${want.length ? ` with ${want.join(" ")}` : ""} before you use the token.${sign}`;
  }
  if (p.refused) return `As set here it will not come to the check. ${p.refused.text}`;
  if (!want.length) return "What the key holds is not known here, and the request names nothing. Put into the list what the program needs: while it is empty, the check stops at anything.";
  const { extra, missing } = judge(p);
  const maybe = p.undetermined.length ? ` Whether ${join(p.undetermined)} comes too depends on the key.` : "";
  if (!extra.length && !missing.length) return `The predicted scope passes the check. Any other stops the program.${maybe}`;
  return `The predicted scope does not pass the check: ${[extra.length && `too many ${extra.join(" ")}`, missing.length && `missing ${missing.join(" ")}`].filter(Boolean).join(", ")}. ` +
    (missing.length ? "Ask for less, or use a key that allows it." : "Ask for none in the domains the program does not need.") + maybe;
}

const asymmetric = (p: Prediction) => new URLSearchParams(p.query).get("key_type") === "asymmetric";
