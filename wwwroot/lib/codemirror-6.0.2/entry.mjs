export { history, historyKeymap, standardKeymap } from "@codemirror/commands";
export { autocompletion } from "@codemirror/autocomplete";
export { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
export { EditorState, RangeSet, StateEffect, StateField } from "@codemirror/state";
export { Decoration, EditorView, GutterMarker, gutter, keymap, lineNumbers } from "@codemirror/view";
export { tags } from "@lezer/highlight";
