// Makes the staff's pages smoother: what all of them share. Each part has a module of its own in staff/, which its pages
// load besides. All of them work without, but for passkeys, which browsers offer to scripts alone.

// Once the page is drawn: what is not drawn yet takes no focus.
const readFirst = element => requestAnimationFrame(() => element.focus());

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
document.querySelectorAll("#problem").forEach(readFirst);
