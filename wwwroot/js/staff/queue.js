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
