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
