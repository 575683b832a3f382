// What writes into a text: put(before, after) goes around what is chosen, goTo(line) leads there, mark(findings) shows what
// the checks say at its lines. This one is for the plain field; code.js has the other.

export const plainPen = body => ({
  // The browser's own undo takes it back.
  put(before, after = "") {
    const chosen = body.value.slice(body.selectionStart, body.selectionEnd);
    const start = body.selectionStart + before.length;
    body.focus();
    if (!document.execCommand("insertText", false, before + chosen + after)) {
      body.setRangeText(before + chosen + after, body.selectionStart, body.selectionEnd, "end");
      body.dispatchEvent(new Event("input", { bubbles: true }));
    }
    body.setSelectionRange(start, start + chosen.length);
  },
  goTo(line) {
    const lines = body.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    body.focus();
    body.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    body.scrollTop = (line - 4) * (body.scrollHeight / lines.length);
  },
  mark() { /* The list beside the text names the lines. */ },
});
