// Texts: kept on the server while they are typed, with the preview and what the checks say. The page itself makes all
// three, so that there is one way to show them; the buttons do the same without this.
import { plainPen } from "./pen.js";
import { offerPictures } from "./pictures.js";

const write = form => {
  const body = form.querySelector("textarea.body");
  let pen = plainPen(body);
  const state = document.getElementById("state");
  const preview = document.getElementById("preview");
  let waiting, asked = 0, running = Promise.resolve(), saves = 0, unsaved = false, leaves = false;
  // The first key after a rest is shown at once. Who types on leaves the site in peace for as long as its last answer took.
  let took = 0, freeAt = 0;

  const warn = words => {
    const notice = Object.assign(document.createElement("div"), { className: "notice warning" });
    notice.append(Object.assign(document.createElement("p"), { textContent: words }));
    state.replaceChildren(notice);
  };
  // The frame stays and so does the place that was read in it; only what is in it is another.
  const show = html => {
    preview.hidden = html === "";
    document.getElementById("no-preview").hidden = html !== "";
    const inside = preview.contentDocument?.querySelector("main");
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("main");
    if (inside && fresh) inside.replaceChildren(...fresh.childNodes);
    else if (html) preview.srcdoc = html;
  };
  const take = page => {
    for (const name of ["seen", "draft"]) form.elements[name].value = page.querySelector(`#text-form [name="${name}"]`).value;
    for (const id of ["state", "findings"]) document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
    // What is to be done next may be another thing now: it was signed, or sent back.
    const next = document.getElementById("next"), fresh = page.getElementById("next");
    if (next.dataset.step !== fresh.dataset.step) next.replaceWith(fresh);
    else next.querySelector("[data-reason]").hidden = fresh.querySelector("[data-reason]").hidden;
    show(page.getElementById("preview").getAttribute("srcdoc"));
    markLines();
  };
  const save = async own => {
    const began = performance.now();
    freeAt = began + 2 * took;
    await send(own);
    took = performance.now() - began;
    freeAt = performance.now() + took;
  };
  const send = async own => {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("preview", "on");
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields }).catch(() => null);
    if (answer?.redirected) return warn(form.dataset.signedOut);
    if (!answer || answer.status === 503) {
      waiting = setTimeout(ask, 5000);
      return warn(form.dataset.unsaved);
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("text-form")) return warn(form.dataset.unsaved);
    if (answer.status === 409) return warn(page.getElementById("problem").textContent);
    // What was typed meanwhile is asked for next; until then this answer is the newest there is.
    take(page);
    unsaved = own !== asked;
  };
  // One after the other: each save names the one before. One that goes wrong stops none of the next.
  const ask = () => {
    clearTimeout(waiting);
    const own = ++asked;
    saves++;
    running = running.then(() => own === asked ? save(own) : null).catch(() => warn(form.dataset.unsaved)).finally(() => { saves--; });
  };
  form.addEventListener("input", event => {
    if (event.target.matches("[data-put-chosen], [data-next] *")) return;
    unsaved = true;
    clearTimeout(waiting);
    waiting = setTimeout(ask, freeAt - performance.now());
  });
  form.addEventListener("submit", event => {
    if (event.submitter?.matches("[data-preview]")) {
      event.preventDefault();
      return ask();
    }
    clearTimeout(waiting);
    // A button names the save before it too, whose answer has to be there first.
    if (saves > 0) {
      event.preventDefault();
      const button = event.submitter;
      running.then(() => form.requestSubmit(button));
      return;
    }
    const asks = event.submitter?.dataset.asks;
    if (asks && !confirm(asks)) return event.preventDefault();
    leaves = true;
  });
  addEventListener("beforeunload", event => { if (unsaved && !leaves) event.preventDefault(); });

  // "**|**" goes around what is chosen in the text.
  const marks = form.querySelector("[data-marks]");
  if (marks) marks.hidden = false;
  marks?.addEventListener("click", event => { if (event.target.dataset.put) pen.put(...event.target.dataset.put.split("|")); });
  marks?.addEventListener("change", event => {
    if (event.target.value) pen.put(...event.target.value.split("|"));
    event.target.value = "";
  });
  offerPictures(form, (before, after) => pen.put(before, after));
  // From what the checks say to the line that it is about.
  const findings = document.getElementById("findings");
  findings.addEventListener("click", event => {
    const line = Number(event.target.dataset?.line);
    if (!line) return;
    event.preventDefault();
    pen.goTo(line);
  });
  const markLines = () => pen.mark([...findings.querySelectorAll("a[data-line]")].map(link => ({
    line: Number(link.dataset.line), kind: link.closest("ul").classList.item(1), words: link.parentElement.querySelector("span").textContent,
  })));
  // A better place to type in, once it is there; what is typed stays in the form's own field.
  if (marks?.dataset.library) {
    import("./code.js").then(code => code.penIn(body, marks.dataset)).then(better => {
      pen = better;
      markLines();
    }).catch(() => { /* The plain field does all of it. */ });
  }
  // A link in the frame would lead to a page that allows no frame; one within the text finds its place.
  preview.addEventListener("load", () => preview.contentDocument?.addEventListener("click", event => {
    const link = event.target.closest?.("a");
    if (!link) return;
    event.preventDefault();
    const address = link.getAttribute("href");
    if (address.startsWith("#")) preview.contentDocument.getElementById(address.slice(1))?.scrollIntoView();
    else open(address, "_blank", "noopener");
  }));
};

for (const form of document.querySelectorAll("form[data-writing]")) write(form);
