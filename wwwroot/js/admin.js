// Makes the staff's pages smoother. All of them work without it, but for passkeys, which browsers offer to scripts alone.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Once the page is drawn: what is not drawn yet takes no focus.
const readFirst = element => requestAnimationFrame(() => element.focus());

// A form with data-passkey fetches a question, lets the browser ask the device, and sends the answer as a field.
const offerPasskeys = () => {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  for (const form of all("form[data-passkey]")) {
    const failed = form.querySelector("[data-failed]");
    form.hidden = false;
    form.addEventListener("submit", async event => {
      event.preventDefault();
      failed.hidden = true;
      try {
        const { options, state } = await (await fetch(form.dataset.question)).json();
        const asked = JSON.parse(options);
        const credential = form.dataset.passkey === "create"
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
        form.elements.credential.value = JSON.stringify(credential);
        form.elements.state.value = state;
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
};

offerPasskeys();

// What was typed outlives a session that ended meanwhile: kept in this tab alone, from the sign-in that came in
// the place of an answer until its page is open again.
const keepTyped = () => {
  const kept = "typed", isText = field => field.matches("textarea, input:is([type=text], [type=search], [type=email], :not([type]))");
  const read = () => JSON.parse(sessionStorage.getItem(kept) ?? "null");
  // Of the many forms of a list the one that is about the same thing: an answer to one reader must not stand below another's words.
  const nameOf = form => JSON.stringify([form.getAttribute("action"), ...[...form.elements]
    .filter(field => field.type === "hidden" && field.name !== "__RequestVerificationToken").map(field => [field.name, field.value])]);
  addEventListener("submit", event => {
    const form = event.target, typed = [...form.elements].filter(field => field.name && isText(field)).map(field => [field.name, field.value]);
    if (typed.length === 0 || document.querySelector("form[data-passkey]")) return;
    sessionStorage.setItem(kept, JSON.stringify({ path: location.pathname, form: nameOf(form), typed }));
  });
  const before = read();
  if (!before) return;
  const again = document.getElementById("typed-again");
  if (!again) return sessionStorage.setItem(kept, JSON.stringify({ ...before, wasAsked: true }));
  sessionStorage.removeItem(kept);
  if (!before.wasAsked || before.path !== location.pathname) return;
  const form = [...document.forms].find(other => nameOf(other) === before.form);
  if (!form) return;
  for (const [name, value] of before.typed) form.elements.namedItem(name).value = value;
  again.hidden = false;
  readFirst(again);
};

keepTyped();

// What was wrong is read first.
all("#problem").forEach(readFirst);

// Comments: decide with one key while the list has focus, and go on without waiting for the answer. One post at a time,
// in order, so that fifty keys in ten seconds are fifty decisions; what the site will not do is sent again as a form,
// whose answer says why.
const clearQueue = queue => {
  const bar = document.getElementById("bar");
  const decided = [];
  let posts = Promise.resolve();
  let waiting = 0;
  let leaves = false;
  addEventListener("beforeunload", event => { if (waiting > 0 && !leaves) event.preventDefault(); });

  const items = () => [...queue.querySelectorAll(":scope > li > article")];
  const focus = item => {
    if (!item) return;
    for (const other of items()) other.tabIndex = other === item ? 0 : -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };
  // Busy passes by itself, and every decision may be sent twice.
  const send = async (address, fields, attempts = 5) => {
    const answer = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(fields) }).catch(() => null);
    // Sent on to the sign-in: the session has ended, and nothing of it is done.
    if (answer?.redirected) return null;
    if (answer && answer.status !== 503 || attempts === 1) return answer;
    await new Promise(later => setTimeout(later, 1000));
    return send(address, fields, attempts - 1);
  };
  const count = async answer => {
    for (const [state, number] of Object.entries((await answer.json()).counts)) {
      document.querySelector(`[data-count="${state}"]`).textContent = number.toLocaleString(document.documentElement.lang);
    }
  };

  const tell = (words, undo) => {
    const done = document.createElement("div");
    done.className = "done";
    done.setAttribute("role", "status");
    const form = document.createElement("div");
    form.className = "undo";
    form.append(Object.assign(document.createElement("span"), { textContent: words }));
    if (undo) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: queue.dataset.undo });
      button.addEventListener("click", undo);
      form.append(button);
    }
    bar.replaceChildren(done);
    done.append(form);
  };

  const inTurn = work => {
    waiting++;
    posts = posts.then(work).catch(() => {
      // What the page shows is no longer known to be so.
      leaves = true;
      location.reload();
    }).finally(() => {
      waiting--;
      if (waiting === 0 && items().length === 0 && !leaves) goOn();
    });
  };

  const decide = (item, action) => {
    const form = item.querySelector("[data-decide]");
    const button = form.querySelector(`[name="action"][value="${action}"]`);
    if (!button) return;
    const place = item.parentElement;
    const next = place.nextElementSibling ?? place.previousElementSibling;
    const fields = [...new FormData(form), ["action", action]];
    // Not form.action: the buttons of that name hide the form's own property.
    const one = { place, before: place.nextElementSibling, address: form.getAttribute("action"), fields, action };
    place.remove();
    decided.push(one);
    focus(next?.querySelector("article"));
    tell(queue.dataset[`did${action[0].toUpperCase()}${action.slice(1)}`], takeBack);
    inTurn(async () => {
      const answer = await send(one.address, fields);
      if (answer?.ok) return count(answer);
      // Not heard by the listener below: this time it is to be a form.
      leaves = true;
      restore(one);
      form.dataset.sent = "";
      form.requestSubmit(button);
    });
  };

  // The form stays as it was sent; only what became of the comment is another.
  const takeBack = () => {
    const one = decided.pop();
    if (!one) return;
    const state = { approve: "approved", reject: "rejected", spam: "spam" }[one.action];
    const fields = one.fields.filter(([name]) => name === "wording" || name === "__RequestVerificationToken");
    inTurn(async () => {
      const answer = await send(one.address, [...fields, ["from", state], ["action", "undo"]]);
      if (!answer?.ok) {
        leaves = true;
        return location.reload();
      }
      restore(one);
      tell(queue.dataset.didUndo);
      await count(answer);
    });
  };

  const restore = one => {
    if (one.before?.parentElement === queue) one.before.before(one.place);
    else queue.append(one.place);
    focus(one.place.querySelector("article"));
  };

  // Everything on this page is decided: the next ones, with the last decision above them.
  const goOn = () => {
    const last = decided.at(-1);
    leaves = true;
    const address = new URL(location.href);
    address.searchParams.delete("after");
    address.searchParams.set("did", { approve: "approved", reject: "rejected", spam: "spam" }[last.action]);
    address.searchParams.set("of", last.fields.find(([name]) => name === "wording")[1]);
    location.assign(address);
  };

  const move = (item, step) => focus(items()[items().indexOf(item) + step] ?? item);
  queue.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const item = event.target.closest("article");
    const does = { j: () => move(item, 1), k: () => move(item, -1), a: () => decide(item, "approve"), r: () => decide(item, "reject"), s: () => decide(item, "spam"), u: takeBack }[event.key];
    if (!item || !does || (event.repeat && !"jk".includes(event.key))) return;
    event.preventDefault();
    does();
  });
  queue.addEventListener("submit", event => {
    const item = event.target.closest("article");
    if (!event.submitter || "sent" in event.target.dataset) return;
    event.preventDefault();
    decide(item, event.submitter.value);
  });
  queue.addEventListener("focusin", event => {
    const item = event.target.closest("article");
    for (const other of items()) other.tabIndex = other === item ? 0 : -1;
  });

  const keys = document.querySelector("[data-keys]");
  keys.hidden = false;
  keys.querySelector("[data-begin]").addEventListener("click", () => focus(items()[0]));
  items()[0].tabIndex = 0;
  if (new URLSearchParams(location.search).has("did")) focus(items()[0]);
  const several = document.querySelector("[data-all]");
  several.hidden = false;
  several.addEventListener("click", () => {
    for (const box of queue.querySelectorAll(".pick input")) box.checked = true;
  });
};

for (const queue of document.querySelectorAll("[data-queue]")) clearQueue(queue);

// Reports: each wants words, so keys walk through them, tick, and lead to where the words are written.
for (const list of document.querySelectorAll("ol.reports")) {
  const items = [...list.querySelectorAll("article")];
  list.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const item = event.target.closest("article");
    const does = {
      j: () => items[items.indexOf(item) + 1]?.focus(),
      k: () => items[items.indexOf(item) - 1]?.focus(),
      r: () => item.querySelector("textarea")?.focus(),
      x: () => item.querySelector(".pick input")?.click(),
    }[event.key];
    if (!item || !does || (event.repeat && !"jk".includes(event.key))) return;
    event.preventDefault();
    does();
  });
  const keys = document.querySelector("[data-walk]");
  if (!keys) continue;
  keys.hidden = false;
  keys.querySelector("[data-begin]").addEventListener("click", () => items[0].focus());
}

// Sources: what readers will see, while it is typed. The page itself makes it, so that there is one way to print a source.
const offerLivePreview = () => {
  const form = document.querySelector("form[data-live]");
  if (!form) return;
  let waiting, asked = 0;
  const draw = async () => {
    const own = ++asked;
    const fields = new URLSearchParams(new FormData(form));
    fields.set("action", "live");
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: fields });
      // A later letter was typed meanwhile, or somebody signed out: what stands there is not touched.
      if (own !== asked || !answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("as-readers-see-it");
      if (fresh) document.getElementById("as-readers-see-it").replaceChildren(...fresh.childNodes);
    } catch { /* No connection: the button is still there. */ }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, 250);
  });
};

offerLivePreview();

// Notices: how far the look-ups are, without loading the page again by hand. It says that it asks by itself, because a
// page that is left open must not keep its owner signed in, and does not ask while nobody can see it.
const followRound = () => {
  const round = document.querySelector("[data-round]");
  const bar = round?.querySelector("progress");
  if (!bar || bar.value >= bar.max) return;
  setTimeout(async () => {
    if (document.hidden) return document.addEventListener("visibilitychange", followRound, { once: true });
    try {
      const answer = await fetch(location.pathname, { headers: { "Staff-Watching": "1" } });
      if (!answer.ok || answer.redirected) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-round]");
      if (fresh) round.replaceWith(fresh);
      followRound();
    } catch { /* No connection: it can be loaded by hand. */ }
  }, 3000);
};

followRound();

// Texts: kept on the server while they are typed, with the preview and what the checks say. The page itself makes all
// three, so that there is one way to show them; the buttons do the same without this.
const write = form => {
  const body = form.querySelector("textarea.body");
  const state = document.getElementById("state");
  const preview = document.getElementById("preview");
  let waiting, asked = 0, running = Promise.resolve(), saves = 0, unsaved = false, leaves = false;

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
    document.querySelector("[data-reason]").hidden = page.querySelector("[data-reason]").hidden;
    show(page.getElementById("preview").getAttribute("srcdoc"));
  };
  const save = async own => {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("action", "preview");
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
  // One after the other: each save names the one before.
  const ask = () => {
    clearTimeout(waiting);
    const own = ++asked;
    saves++;
    running = running.then(() => own === asked ? save(own) : null).finally(() => { saves--; });
  };
  form.addEventListener("input", event => {
    if (event.target.matches("[data-put-chosen], [data-next] :not([name=reviewer])")) return;
    unsaved = true;
    clearTimeout(waiting);
    waiting = setTimeout(ask, 250);
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

  // "**|**" goes around what is chosen in the text; the browser's own undo takes it back.
  const put = pattern => {
    const chosen = body.value.slice(body.selectionStart, body.selectionEnd);
    const [before, after] = pattern.split("|");
    const start = body.selectionStart + before.length;
    body.focus();
    if (!document.execCommand("insertText", false, before + chosen + after)) {
      body.setRangeText(before + chosen + after, body.selectionStart, body.selectionEnd, "end");
      body.dispatchEvent(new Event("input", { bubbles: true }));
    }
    body.setSelectionRange(start, start + chosen.length);
  };
  const marks = form.querySelector("[data-marks]");
  if (marks) marks.hidden = false;
  marks?.addEventListener("click", event => { if (event.target.dataset.put) put(event.target.dataset.put); });
  marks?.addEventListener("change", event => {
    if (event.target.value) put(event.target.value);
    event.target.value = "";
  });
  // From what the checks say to the line that it is about.
  document.getElementById("findings").addEventListener("click", event => {
    const line = Number(event.target.dataset?.line);
    if (!line) return;
    event.preventDefault();
    const lines = body.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    body.focus();
    body.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    body.scrollTop = (line - 4) * (body.scrollHeight / lines.length);
  });
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

for (const form of all("form[data-writing]")) write(form);
