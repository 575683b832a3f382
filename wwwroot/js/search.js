// Suggestions below a search field, as a combobox. The field works without them: Enter sends the form, unless a suggestion is chosen.
const pause = 200;
const leastCharacters = 2;
const known = new WeakSet();

export const suggest = field => {
  if (known.has(field)) return;
  known.add(field);
  const { form } = field;
  const list = document.createElement("ul");
  list.id = `${field.id}-list`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.list);
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "hidden";
  status.setAttribute("role", "status");
  field.after(list);
  form.append(status);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  let timer = 0;
  let asking = null;
  let asked = field.value.trim();

  const options = () => [...list.children];
  const chosen = () => list.querySelector("[aria-selected=true]");
  const choose = option => {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    choose(null);
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
  };
  const open = option => {
    if (option.dataset.address) location.assign(option.dataset.address);
    else form.requestSubmit();
  };
  const add = (text, note, address) => {
    const option = document.createElement("li");
    option.id = `${list.id}-${list.children.length}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.textContent = text;
    if (address) option.dataset.address = address;
    if (note) {
      const small = document.createElement("small");
      small.textContent = note;
      option.append(" ", small);
    }
    // The field keeps the focus: a press on an option must not take it.
    option.addEventListener("pointerdown", event => event.preventDefault());
    option.addEventListener("click", () => open(option));
    list.append(option);
  };

  const show = ({ results, urgency }) => {
    list.replaceChildren();
    // Help comes before all suggestions, and is on the page with the results.
    for (const { title, label, url } of urgency ? [] : results) add(title, label, url);
    const number = list.children.length;
    add(field.dataset.all.replace("{0}", asked), "", "");
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    const words = number === 1 ? "one" : number ? "many" : "none";
    status.textContent = field.dataset[words].replace("{0}", number);
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    const address = `${form.action}?${new URLSearchParams({ q: asked, suggest: "1" })}`;
    try {
      const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
      if (answer.ok) show(await answer.json());
    } catch { /* Another letter was typed, or the site cannot be reached: the form still works. */ }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    asked = field.value.trim();
    if (asked.length < leastCharacters) close();
    else timer = setTimeout(ask, pause);
  });
  field.addEventListener("keydown", event => {
    if (event.isComposing) return;
    const all = options();
    const at = all.indexOf(chosen());
    if (event.key === "Escape" && !list.hidden) {
      close();
    } else if (event.key === "ArrowDown" && !list.hidden) {
      choose(all[(at + 1) % all.length]);
    } else if (event.key === "ArrowUp" && !list.hidden) {
      choose(all[at < 1 ? all.length - 1 : at - 1]);
    } else if (event.key === "Enter" && at >= 0 && !list.hidden) {
      open(all[at]);
    } else {
      return;
    }
    event.preventDefault();
  });
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
};
