// Makes the staff's pages smoother. All of them work without it, but for passkeys, which browsers offer to scripts alone.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

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

// What was wrong is read first.
document.getElementById("problem")?.focus();

// Sources: what readers will see, while it is typed. The page itself makes it, so that there is one way to print a source.
const offerLivePreview = () => {
  const form = document.querySelector("form[data-live]");
  if (!form) return;
  const button = form.querySelector("[data-preview]");
  let waiting, asked = 0;
  const draw = async () => {
    const own = ++asked;
    const fields = new URLSearchParams(new FormData(form));
    fields.set("action", "preview");
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
  form.addEventListener("change", event => {
    if (event.target.matches("[data-redraws]")) form.requestSubmit(button);
  });
};

offerLivePreview();

// Notices: how far the look-ups are, without loading the page again by hand.
const followRound = () => {
  const round = document.querySelector("[data-round]");
  const bar = round?.querySelector("progress");
  if (!bar || bar.value === bar.max) return;
  setTimeout(async () => {
    try {
      const answer = await fetch(location.pathname);
      if (!answer.ok || answer.redirected) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-round]");
      if (fresh) round.replaceWith(fresh);
      followRound();
    } catch { /* No connection: it can be loaded by hand. */ }
  }, 3000);
};

followRound();
