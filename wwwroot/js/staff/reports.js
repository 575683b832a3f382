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
