// Makes pages that already work a little smoother. Nothing here moves, and nothing is stored before the reader chooses.

const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Runs before the first paint, so that a reader with a chosen theme never sees the other one.
const stored = name => {
  try { return localStorage.getItem(name); } catch { return null; }
};
const keepTheme = theme => {
  try {
    if (theme === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch { /* Storage is closed: the choice lasts for this page. */ }
};
const showTheme = theme => {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
};

const offerThemes = () => {
  const control = document.querySelector("[data-theme-control]");
  if (!control) return;
  const chosen = control.querySelector(`[value="${root.dataset.theme}"]`);
  if (chosen) chosen.checked = true;
  control.hidden = false;
  control.addEventListener("change", event => {
    showTheme(event.target.value);
    keepTheme(event.target.value);
  });
};

const offerPrint = () => {
  // A drawing that was never scrolled to is not on the page yet.
  const fetchDrawings = () => Promise.allSettled(all("img[loading='lazy']").map(drawing => {
    drawing.loading = "eager";
    return drawing.decode();
  }));
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => fetchDrawings().then(() => print()));
  }
  // "One page" of an article leads here. The mark is taken away, so that going back or loading again prints nothing.
  if (location.hash === "#print") {
    history.replaceState(null, "", location.pathname + location.search);
    if (document.readyState === "complete") print();
    else addEventListener("load", () => print());
  }
  matchMedia("print").addEventListener("change", fetchDrawings);
  let opened = [];
  addEventListener("beforeprint", () => {
    fetchDrawings();
    opened = all("main details:not([open])");
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
};

// A #fragment may point into a closed part, or at a reference whose own part is closed.
const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const closed = [target.closest("details:not([open])"), target.querySelector(".about-source:not([open])")].filter(Boolean);
  for (const details of closed) details.open = true;
  if (closed.length) target.scrollIntoView();
};

const closeMenus = () => {
  for (const menu of all(".site-menu, .contents-phone")) {
    menu.addEventListener("click", event => {
      if (event.target.closest("a")) menu.open = false;
    });
    menu.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
};

// The current entry is the last part that has passed a line one fifth down the window.
const markContents = () => {
  const parts = all(".contents a")
    .map(link => ({ link, part: document.getElementById(link.hash.slice(1)) }))
    .filter(({ part }) => part);
  if (!parts.length || !("IntersectionObserver" in window)) return;
  const mark = () => {
    const passed = parts.filter(({ part }) => part.getBoundingClientRect().top <= innerHeight / 5 + 1);
    const current = passed.at(-1) ?? parts[0];
    for (const { link } of parts) {
      if (link === current.link) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "1000000px 0px -80% 0px" });
  for (const { part } of parts) observer.observe(part);
};

// Nothing is fetched from the film's host before the press.
const offerFilms = () => {
  for (const film of all("[data-film]")) {
    const button = film.querySelector("[data-load]");
    if (!button) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      const frame = document.createElement("iframe");
      frame.src = film.dataset.film;
      frame.title = film.dataset.title;
      frame.allow = "fullscreen; picture-in-picture";
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      film.querySelector(".stage").replaceChildren(frame);
      frame.focus();
    });
  }
};

// The evidence card at its citation, and the meaning of a word at the word. Without popover their links lead to the lists below the
// text, as they do without this script.
const openNotes = () => {
  const openers = all(".cite[data-sources], .term");
  if (!openers.length || !("popover" in HTMLElement.prototype)) return;
  const text = openers[0].closest(".text");
  if (!text) return;

  const note = document.createElement("div");
  note.id = "source-note";
  note.popover = "auto";
  note.tabIndex = -1;
  note.setAttribute("role", "dialog");
  document.body.append(note);

  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = text.dataset.close ?? "Close";
  const body = document.createElement("div");
  body.className = "note-body";
  note.append(close, body);

  let opener = null;
  let wasOpen = false;
  const isOpen = () => note.matches(":popover-open");

  const cardsOf = cite => cite.dataset.sources.split(" ").flatMap(key => {
    const card = document.getElementById(`card-${key}`)?.cloneNode(true);
    card?.removeAttribute("id");
    return card ?? [];
  });

  const meaningOf = term => {
    const name = document.getElementById(decodeURIComponent(term.hash.slice(1)));
    if (name?.tagName !== "DT") return [];
    const card = document.createElement("div"), title = document.createElement("p"), meaning = document.createElement("p");
    card.className = "card";
    title.className = "card-title";
    title.textContent = name.textContent;
    meaning.textContent = name.nextElementSibling.textContent;
    card.append(title, meaning);
    return [card];
  };

  // As wide as the text, under the number, or above it where there is room only above.
  const place = () => {
    const [number] = opener.getClientRects();
    const column = text.getBoundingClientRect();
    const left = column.left + parseFloat(getComputedStyle(text).paddingLeft);
    const width = column.right - left;
    note.style.width = `${width}px`;
    note.style.left = `${left + scrollX}px`;
    note.style.setProperty("--notch", `${Math.min(width - 32, Math.max(12, number.left + number.width / 2 - left - 10))}px`);
    const height = note.offsetHeight + 14;
    const above = number.bottom + height > innerHeight && number.top > height;
    note.classList.toggle("above", above);
    note.style.top = `${scrollY + (above ? number.top - height : number.bottom + 14)}px`;
  };

  const open = (from, cards) => {
    opener = from;
    note.setAttribute("aria-label", cards.map(card => card.querySelector(".card-title").textContent).join("; "));
    body.replaceChildren(...cards);
    note.showPopover();
    body.scrollTop = 0;
    // What scrolls can be scrolled with the arrow keys too.
    body.tabIndex = body.scrollHeight > body.clientHeight ? 0 : -1;
    place();
    from.setAttribute("aria-expanded", "true");
    note.focus({ preventScroll: true });
  };

  const closeAndReturn = () => {
    note.hidePopover();
    opener.focus();
  };

  for (const from of openers) {
    from.setAttribute("aria-haspopup", "dialog");
    from.setAttribute("aria-expanded", "false");
    // The press itself closes an open note; the click that follows must not open it again.
    from.addEventListener("pointerdown", () => { wasOpen = opener === from && isOpen(); });
    from.addEventListener("click", event => {
      const cards = from.dataset.sources ? cardsOf(from) : meaningOf(from);
      if (!cards.length || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (wasOpen) { wasOpen = false; return; }
      open(from, cards);
    });
  }

  close.addEventListener("click", closeAndReturn);
  note.addEventListener("click", event => {
    if (event.target.closest("a[href^='#']")) note.hidePopover();
  });
  // The note stands at the end of the document. Tab past its last link, or back past its first, leads to where it was opened.
  note.addEventListener("keydown", event => {
    if (event.key !== "Tab") return;
    const stops = all("a[href], button, [tabindex='0']", note).filter(stop => stop.checkVisibility());
    const here = stops.indexOf(document.activeElement);
    if (event.shiftKey ? here <= 0 : here === stops.length - 1) {
      event.preventDefault();
      closeAndReturn();
    }
  });
  // Whatever else takes the focus away, such as a screen reader's own keys, does not leave an open note behind.
  note.addEventListener("focusout", event => {
    if (event.relatedTarget && !note.contains(event.relatedTarget) && isOpen()) note.hidePopover();
  });
  note.addEventListener("beforetoggle", event => {
    if (event.newState === "closed") opener?.setAttribute("aria-expanded", "false");
  });
  addEventListener("resize", () => { if (isOpen()) place(); });
};

// The reader's own vote: the number of stars alone, on their device, under the article and the day of its last rewrite.
const ownVote = name => Number(/^[1-5]$/.exec(stored(`stars:${name}`)) ?? 0);
const keepVote = (name, stars) => {
  const key = `stars:${name}`;
  const [article] = key.split("@");
  try {
    // Votes from before a rewrite don't count any more.
    for (const other of Object.keys(localStorage)) {
      if (other.split("@")[0] === article && (other !== key || !stars)) localStorage.removeItem(other);
    }
    if (stars) localStorage.setItem(key, stars);
  } catch { /* Storage is closed. */ }
};

// The vote without a new page: the answer holds the average as it is now, the page shows it at the next visit.
const sendRatings = () => {
  const rating = document.querySelector("#rating");
  const saved = rating?.querySelector(".saved");
  if (!saved) return;
  const form = rating.querySelector("[data-rating]");
  const words = saved.querySelector("p");
  const missing = saved.querySelector("[data-missing]");
  const withdraw = saved.querySelector("[name=stars]");
  let own = ownVote(form.dataset.rating);
  const show = (stars, text) => {
    missing.hidden = stars !== 1 && stars !== 2;
    withdraw.hidden = !own;
    words.textContent = text;
    saved.classList.add("is-shown");
  };

  keepVote(form.dataset.rating, own);
  if (own) {
    form.querySelector(`[value="${own}"]`).checked = true;
    // No status: nothing has happened yet.
    words.removeAttribute("role");
    show(0, form.dataset.own.replace("{stars}", own));
  }

  rating.addEventListener("submit", async event => {
    if (event.target === missing) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(event.target, event.submitter));
    event.submitter.disabled = true;
    const answer = await fetch(event.target.action, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null);
    event.submitter.disabled = false;
    const stars = Number(body.get("stars"));
    words.setAttribute("role", "status");
    if (answer?.ok) {
      own = stars;
      keepVote(form.dataset.rating, own);
      if (!stars) form.reset();
      show(stars, form.dataset[stars ? "saved" : "takenBack"]);
    } else {
      const refusal = answer?.status === 403 ? await answer.json().catch(() => null) : null;
      show(0, refusal?.detail ?? form.dataset.failed);
    }
    saved.focus({ preventScroll: true });
  });
};

// Without script the address is marked and copied by hand.
const offerCopies = () => {
  for (const button of all("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const status = document.querySelector("[data-copy-status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const isCopied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false) ?? false;
      if (!isCopied) field.select();
      status.textContent = button.dataset[isCopied ? "copied" : "failed"];
    });
  }
};

// What a reader has marked in the text is the sentence they mean. The press that opens the form takes the mark away, so it is read before.
const fillQuote = () => {
  const report = document.querySelector("details#report");
  if (!report) return;
  const quote = report.querySelector("[name=quote]");
  const text = document.querySelector(".text");
  let marked = "";
  const readMark = () => {
    const selection = getSelection();
    const isInText = selection.rangeCount > 0 && text.contains(selection.getRangeAt(0).commonAncestorContainer);
    marked = isInText ? [...selection.toString().normalize().trim()].slice(0, 500).join("") : "";
  };
  addEventListener("pointerdown", readMark, true);
  addEventListener("keydown", readMark, true);
  report.addEventListener("toggle", () => {
    if (report.open && !quote.value) quote.value = marked;
  });
};

// The day of the last visit is kept for who asked for it: the others do not even fetch how.
const offerReadDays = () => {
  if (stored("read") || document.querySelector("[data-remember]")) import("./since.js");
};

// Suggestions are for who searches: the others do not even fetch how.
const suggestWhileTyping = () => {
  for (const field of all("[data-search]")) {
    const begin = () => import("./search.js").then(({ suggest }) => suggest(field));
    if (document.activeElement === field) begin();
    else field.addEventListener("focus", begin, { once: true });
  }
};

const start = () => {
  suggestWhileTyping();
  offerReadDays();
  sendRatings();
  fillQuote();
  offerCopies();
  offerThemes();
  offerPrint();
  closeMenus();
  markContents();
  offerFilms();
  openNotes();
  openTarget();
  addEventListener("hashchange", openTarget);
};

showTheme(stored("theme"));
if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
