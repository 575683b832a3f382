// The text of an article in CodeMirror: signs in another weight, line numbers, what the checks say at its lines, and a list
// after [@, [[ and ](. It stands in a shadow root, where its style sheets are adopted ones, which the site's policy allows;
// what is typed goes into the form's own field, so that saving, sending and losing nothing are as they were.

// As many as need no scrolling; a letter more narrows them.
const mostOffers = 8;
const kinds = { bad: "!", wants: "!", advice: "i" };

const languageOf = cm => cm.StreamLanguage.define({
  token(stream) {
    if (stream.sol()) {
      if (stream.match(/^#{1,6} .*/)) return "heading";
      if (stream.match(/^:::.*/)) return "keyword";
      if (stream.match(/^\s*([-*+]|\d+\.) /)) return "keyword";
    }
    if (stream.match(/^\*\*[^*]+\*\*/)) return "strong";
    if (stream.match(/^(\[@[^\]]*\]|\[\[[^\]]*\]\]|!?\[[^\]]*\]\([^)]*\))/)) return "link";
    stream.next();
    stream.eatWhile(/[^*[!]/);
    return null;
  },
});

const styleOf = cm => [
  cm.syntaxHighlighting(cm.HighlightStyle.define([
    { tag: cm.tags.heading, fontWeight: "700" },
    { tag: cm.tags.strong, fontWeight: "700" },
    { tag: cm.tags.link, color: "var(--link)" },
    { tag: cm.tags.keyword, color: "var(--main)", fontWeight: "600" },
  ])),
  cm.EditorView.theme({
    "&": { border: "2px solid var(--control)", borderRadius: "8px", backgroundColor: "var(--card)", color: "var(--text)" },
    "&.cm-focused": { outline: "3px solid var(--focus-outer)", outlineOffset: "2px" },
    ".cm-scroller": { minHeight: "24rem", maxHeight: "44rem", overflow: "auto", fontFamily: "ui-monospace, Consolas, monospace", fontSize: "var(--small)", lineHeight: "var(--small-line)" },
    ".cm-content": { padding: ".375rem 0", caretColor: "var(--text)" },
    ".cm-line": { padding: "0 .75rem" },
    ".cm-gutters": { border: "0", borderStartStartRadius: "6px", borderEndStartRadius: "6px", backgroundColor: "var(--raised)", color: "var(--muted)" },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.25rem", padding: "0 .25rem 0 .375rem" },
    ".cm-marks .cm-gutterElement": { minWidth: "1.25rem", textAlign: "center", fontWeight: "700" },
    ".cm-says-bad": { color: "var(--danger)" },
    ".cm-says-wants, .cm-says-advice": { color: "var(--caution)" },
    ".cm-line.cm-says-bad": { boxShadow: "inset 4px 0 var(--danger)", color: "inherit" },
    ".cm-line.cm-says-wants": { boxShadow: "inset 4px 0 var(--caution)", color: "inherit" },
    ".cm-line.cm-says-advice": { boxShadow: "inset 4px 0 var(--hairline)", color: "inherit" },
    ".cm-tooltip": { border: "2px solid var(--control)", borderRadius: "8px", backgroundColor: "var(--page)", color: "var(--text)", overflow: "hidden" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxWidth: "min(36rem, 92vw)", maxHeight: "none", overflow: "visible", fontFamily: "inherit", fontSize: "1rem" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".5rem .75rem", lineHeight: "1.5rem", overflow: "hidden", textOverflow: "ellipsis" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--main)", color: "var(--on-main)" },
    ".cm-completionDetail": { marginInlineStart: ".75rem", fontStyle: "normal" },
  }),
];

// What the checks say, held to its lines while the text around them grows.
const marksOf = cm => {
  class Mark extends cm.GutterMarker {
    constructor(found) {
      super();
      this.found = found;
      this.elementClass = `cm-says-${found.kind}`;
    }

    toDOM() {
      return Object.assign(document.createElement("span"), { textContent: kinds[this.found.kind], title: this.found.words });
    }
  }
  const change = cm.StateEffect.define();
  const field = cm.StateField.define({
    create: () => cm.RangeSet.empty,
    update(marks, transaction) {
      const fresh = transaction.effects.find(effect => effect.is(change));
      if (!fresh) return marks.map(transaction.changes);
      const doc = transaction.state.doc;
      const there = fresh.value.filter(found => found.line >= 1 && found.line <= doc.lines);
      return cm.RangeSet.of(there.map(found => new Mark(found).range(doc.line(found.line).from)), true);
    },
    provide: self => cm.EditorView.decorations.compute([self], state => {
      const lines = [];
      state.field(self).between(0, state.doc.length, (from, _, mark) => {
        lines.push(cm.Decoration.line({ class: `cm-says-${mark.found.kind}` }).range(state.doc.lineAt(from).from));
      });
      return cm.Decoration.set(lines, true);
    }),
  });
  const saidAt = state => {
    const line = state.doc.lineAt(state.selection.main.head), said = [];
    state.field(field).between(line.from, line.to, (_, __, mark) => { said.push(mark.found.words); });
    return said.join(" ");
  };
  return { change, saidAt, extension: [field, cm.gutter({ class: "cm-marks", markers: view => view.state.field(field) })] };
};

// After [@ what was typed is looked for in author, title and key alike, word by word.
const offersOf = (cm, address) => {
  let asked;
  const all = () => asked ??= fetch(address).then(answer => answer.ok ? answer.json() : Promise.reject(answer.status)).catch(() => { asked = null; });
  const places = [
    { opens: /\[@(?:[^\]\n]*@)?([^\]@\n]*)$/, from: "sources", shuts: "]" },
    { opens: /\[\[([^\]\n]*)$/, from: "terms", shuts: "]]" },
    { opens: /\]\(([^)\n]*)$/, from: "articles", shuts: ")" },
  ];
  const put = (offer, shuts) => (view, _, from, to) => {
    const has = view.state.sliceDoc(to, to + shuts.length) === shuts;
    view.dispatch({
      changes: { from, to, insert: offer.put + (has ? "" : shuts) }, selection: { anchor: from + offer.put.length + shuts.length }, userEvent: "input.complete",
    });
  };
  return cm.autocompletion({
    icons: false,
    override: [async context => {
      const line = context.state.doc.lineAt(context.pos);
      const before = line.text.slice(0, context.pos - line.from);
      const place = places.find(one => one.opens.test(before));
      const known = place && await all();
      if (!known || context.aborted) return null;
      const typed = place.opens.exec(before)[1], words = typed.toLowerCase().split(/\s+/);
      const fits = offer => words.every(word => `${offer.put} ${offer.name} ${offer.more}`.toLowerCase().includes(word));
      return {
        from: context.pos - typed.length,
        filter: false,
        options: known[place.from].filter(fits).slice(0, mostOffers).map(offer => ({ label: offer.name, detail: offer.more || offer.put, apply: put(offer, place.shuts) })),
      };
    }],
  });
};

export const penIn = async (body, words) => {
  const cm = await import(words.library);
  const host = Object.assign(document.createElement("div"), { className: "code" });
  const says = Object.assign(document.createElement("p"), { className: "line-says" });
  says.setAttribute("role", "status");
  const root = host.attachShadow({ mode: "open" });
  const hint = Object.assign(document.createElement("p"), { id: "hint", hidden: true, textContent: words.hint });
  root.append(hint);
  const marks = marksOf(cm);

  const heard = update => {
    if (update.docChanged) {
      body.value = update.state.doc.toString();
      body.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const said = marks.saidAt(update.state);
    if (says.textContent !== said) says.textContent = said;
  };
  const put = (before, after = "") => {
    const { from, to } = view.state.selection.main;
    const chosen = view.state.sliceDoc(from, to), start = from + before.length;
    view.dispatch({ changes: { from, to, insert: before + chosen + after }, selection: { anchor: start, head: start + chosen.length }, scrollIntoView: true, userEvent: "input" });
    view.focus();
    return true;
  };
  // No command on Tab: it leads on, as everywhere.
  const view = new cm.EditorView({
    root,
    parent: root,
    state: cm.EditorState.create({
      doc: body.value,
      extensions: [
        cm.lineNumbers(), marks.extension, cm.history(), cm.EditorView.lineWrapping, languageOf(cm), styleOf(cm), offersOf(cm, words.offers),
        cm.keymap.of([{ key: "Mod-b", run: () => put("**", "**") }, ...cm.standardKeymap, ...cm.historyKeymap]),
        cm.EditorState.phrases.of({ Completions: words.list }),
        cm.EditorView.contentAttributes.of({ "aria-label": words.label, "aria-describedby": "hint", tabindex: "0", lang: body.lang, spellcheck: "true", autocapitalize: "sentences" }),
        cm.EditorView.updateListener.of(heard),
      ],
    }),
  });
  body.before(Object.assign(document.createElement("p"), { className: "hint", textContent: words.hint }));
  const isTyping = document.activeElement === body, { selectionStart: anchor, selectionEnd: head } = body;
  body.after(host, says);
  body.hidden = true;
  // Who began to type while this was loading goes on where they were.
  if (isTyping) {
    view.dispatch({ selection: { anchor, head } });
    view.focus();
  }
  return {
    put,
    goTo(line) {
      const { from, to } = view.state.doc.line(Math.min(line, view.state.doc.lines));
      view.dispatch({ selection: { anchor: from, head: to }, effects: cm.EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
    mark: findings => view.dispatch({ effects: marks.change.of(findings) }),
  };
};
