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
