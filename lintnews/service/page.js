"use strict";
// The desk's page: copy in a box, what was found in it marked and listed. Copy goes to this service and nowhere else.
const $ = id => document.getElementById(id), copy = $("copy"), list = $("found"), status = $("status");
const LEVELS = ["error", "warning", "suggestion"], PAUSE = 250, highlights = {};
let text = "", findings = [], past = [], future = [], ignored = new Set(), here = null;
let asked = 0, timer = 0, typed = 0, pasted = false, token = "", reasons = null, unchecked = [];

try { copy.contentEditable = "plaintext-only"; } catch { copy.contentEditable = "true"; }
if (!("highlights" in CSS)) status.textContent = "This browser can't mark text; a newer one can.";
else ["suggestion", "warning", "error", "here"].forEach((name, rank) => {  // the worst is painted over the others
  CSS.highlights.set(name, highlights[name] = new Highlight()); highlights[name].priority = rank;
});

// What stands in the box. After `show` it is one text node, so that offsets are those of the text. As where somebody types,
// a text that ends with a line's end has one more in the box, or nobody could put the caret there.
function show(value) { copy.textContent = value.endsWith("\n") ? value + "\n" : value; text = value; }
function read() {
  const lines = [];
  const walk = node => {
    if (node.nodeType === Node.TEXT_NODE) lines.push(node.data);
    else if (node.nodeName === "BR") lines.push("\n");
    else { if (node !== copy && /^(DIV|P)$/.test(node.nodeName) && lines.length && !lines.at(-1).endsWith("\n")) lines.push("\n"); node.childNodes.forEach(walk); }
  };
  walk(copy);
  return lines.join("").replace(/\n$/, "");
}
function place(offset) {
  let left = offset, last = null;
  const nodes = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length; last = node;
  }
  return last ? [last, last.length] : [copy, 0];
}
function range(start, end) {
  const found = document.createRange();
  found.setStart(...place(start)); found.setEnd(...place(end));
  return found;
}
function offset(node, at) {
  const before = document.createRange();
  before.selectNodeContents(copy); before.setEnd(node, at);
  return before.toString().length;
}
function caret() {
  const at = getSelection();
  return at.rangeCount && copy.contains(at.anchorNode) ? offset(at.anchorNode, at.anchorOffset) : null;
}
function select(start, end) { getSelection().setBaseAndExtent(...place(start), ...place(end)); }
function setCaret(offset) { if (offset !== null) select(offset, offset); }

// The service counts lines and columns in code points; the browser counts units of UTF-16.
function offsets(value) {
  const starts = [0];
  for (let at = value.indexOf("\n"); at >= 0; at = value.indexOf("\n", at + 1)) starts.push(at + 1);
  return (line, column) => {
    let at = starts[line - 1] ?? value.length;
    for (let left = column - 1; left > 0 && at < value.length; left--) at += value.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  };
}
function placed(said, value) {
  const at = offsets(value);
  return said.map(one => ({
    ...one, start: at(one.line, one.column), end: at(one.end_line, one.end_column),
    fix: one.fix && {...one.fix, start: at(one.fix.line, one.fix.column), end: at(one.fix.end_line, one.fix.end_column)},
  }));
}
// While the next answer is awaited, what was found moves with the text, and is forgotten where the text itself changed.
function moved(before, after) {
  let head = 0, tail = 0;
  const most = Math.min(before.length, after.length), by = after.length - before.length;
  while (head < most && before[head] === after[head]) head++;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const move = span => span.end <= head ? span : span.start >= before.length - tail ? {...span, start: span.start + by, end: span.end + by} : null;
  findings = findings.map(one => { const at = move(one); return at && {...at, fix: one.fix && move(one.fix)}; }).filter(one => one);
}

async function call(path, options) {
  for (;;) {
    const headers = {...options.headers, ...(token && {Authorization: "Bearer " + token})};
    let answer;
    try { answer = await fetch(path, {...options, headers}); } catch { throw new Error("the service is not there"); }
    if (answer.status === 401 && (token = prompt("The service asks for its token:") || "")) continue;
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) return said;
    throw new Error(typeof said.detail === "string" ? said.detail : "the service could not check this");
  }
}
const post = (path, body) => call(path, {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
const named = () => ({text, format: $("format").value});

async function why(rule) {
  reasons ??= call("v1/rules", {}).then(rules => Object.fromEntries(rules.map(one => [one.id, one.why])));
  try { return (await reasons)[rule] || ""; } catch { reasons = null; return "The reason can't be had just now."; }
}
function later() { clearTimeout(timer); timer = setTimeout(check, PAUSE); }
async function check() {
  const mine = ++asked, value = text;
  clearTimeout(timer);
  if (!value.trim()) { findings = []; unchecked = []; draw(); status.textContent = "Paste copy to begin."; return; }
  try {
    const said = await post("v1/check", named());
    if (mine !== asked || value !== text) return;
    findings = placed(said.findings, value); unchecked = said.not_checked;
    draw(); tell();
    if (pasted) { pasted = false; look(0); here = null; }  // the next is the first
  } catch (error) { if (mine === asked) status.textContent = `Not checked: ${error.message}.`; }
}
function tell() {
  const counts = LEVELS.map(level => [shown().filter(one => one.severity === level).length, level]).filter(([n]) => n);
  status.textContent = (counts.map(([n, level]) => `${n} ${level}${n > 1 ? "s" : ""}`).join(", ") || "Nothing found") + "."
    + (unchecked.length ? ` Not checked, for the language: ${unchecked.join(", ")}.` : "");
}

// A place is known again by its rule, its words and those around them.
const key = one => [one.rule, text.slice(one.start - 20, one.end + 20)].join("\0");
const shown = () => findings.filter(one => !ignored.has(key(one)));
function element(name, said, properties = {}, ...inside) { const made = document.createElement(name); made.textContent = said; made.append(...inside); return Object.assign(made, properties); }
function draw() {
  const left = shown(), at = [...list.children].indexOf(document.activeElement?.closest("li"));
  for (const name in highlights) highlights[name].clear();
  here = null;
  list.replaceChildren(...left.map(item));
  for (const one of left) highlights[one.severity]?.add(range(one.start, Math.max(one.end, one.start + 1)));
  const certain = findings.filter(one => one.fix?.safe).length, quiet = findings.length - left.length;
  $("all").textContent = `Mend all that is certain${certain ? ` (${certain})` : ""}`;
  $("all").disabled = !certain; $("undo").disabled = !past.length; $("redo").disabled = !future.length; $("clean").disabled = !text;
  $("steps").hidden = !left.length;
  $("none").textContent = left.length || !text.trim() ? "" : "Nothing found that a reader should not see.";
  $("again").hidden = !quiet; $("again").textContent = `Show the ${quiet} ignored`;
  if (at >= 0) left.length ? go(Math.min(at, left.length - 1)) : copy.focus();  // who works through the list stays in it
}
function item(one, number) {
  const row = element("li", "", {className: one.severity, tabIndex: -1}), label = `h${number}`;
  row.setAttribute("aria-labelledby", label);
  row.append(element("h3", "", {id: label}, element("b", one.severity, {className: one.severity}), ` ${one.rule}, line ${one.line}`), element("p", one.message));
  const actions = element("div", "", {className: "actions"});
  if (one.fix) {
    row.append(preview(one));
    const said = one.fix.replacement.trim() ? `Write “${one.fix.replacement}”` : "Take it out";
    actions.append(element("button", one.fix.safe ? said : `${said} (look first)`, {onclick: () => mend(one)}));
  }
  actions.append(element("button", "Show", {onclick: () => { look(number); copy.focus({preventScroll: true}); select(one.start, one.end); }}));
  actions.append(element("button", "Ignore here", {onclick: () => { ignored.add(key(one)); draw(); tell(); }}));
  const reason = element("details", "", {}, element("summary", "Why"));
  reason.addEventListener("toggle", async () => { if (reason.open && !reason.querySelector("p")) reason.append(element("p", await why(one.rule))); });
  actions.append(reason);
  row.append(actions);
  return row;
}
// The words around a mend, before and after it.
function preview(one) {
  const {start, end, replacement} = one.fix;
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start), stop = text.indexOf("\n", end);
  const whole = replacement === "" && text[end - 1] === "\n";
  const after = whole ? "" : text.slice(end, stop < 0 ? text.length : stop), gone = text.slice(start, end).trimEnd() || text.slice(start, end);
  return element("p", "", {className: "mend"}, before.length > 30 ? "… " + before.slice(-30).replace(/^\S*\s/, "") : before,
    element("del", gone.length > 80 ? gone.slice(0, 80) + "…" : gone), ...(replacement ? [element("ins", replacement)] : []),
    after.length > 30 ? after.slice(0, 30).replace(/\s\S*$/, "") + " …" : after);
}
function look(number) {
  const one = shown()[number];
  if (!one) return;
  here = number;
  [...list.children].forEach((row, at) => row.classList.toggle("here", at === number));
  const at = range(one.start, Math.max(one.end, one.start + 1));
  highlights.here?.clear(); highlights.here?.add(at);
  const box = at.getBoundingClientRect(), room = copy.getBoundingClientRect();
  if (box.top < room.top || box.bottom > room.bottom) copy.scrollTop += box.top - room.top - room.height / 3;
  list.children[number].scrollIntoView({block: "nearest"});
}
function go(number) { look(number); list.children[number].focus({preventScroll: true}); }
// To the next, or to the one before: of the one that was gone to, else of the caret.
function step(by) {
  const left = shown(), at = caret() ?? 0, count = left.length;
  if (!count) return;
  const after = left.findIndex(one => one.start >= at), next = after < 0 ? count : after;
  const to = here === null ? (by > 0 ? next : next - 1) : here + by;
  go((to + count) % count);
}

function change(value, at = null) { past.push(text); future = []; moved(text, value); show(value); draw(); setCaret(at); check(); }
function mend(one) { const {start, end, replacement} = one.fix; change(text.slice(0, start) + replacement + text.slice(end)); }
function back(from, to) { if (from.length) { to.push(text); const value = from.pop(); moved(text, value); show(value); draw(); check(); } }
const undo = () => back(past, future), redo = () => back(future, past);
$("all").onclick = async () => {
  const value = text;
  try {
    const said = await post("v1/fix", named());
    if (value === text && said.text !== text) change(said.text);
  } catch (error) { status.textContent = `Not mended: ${error.message}.`; }
};
$("undo").onclick = undo; $("redo").onclick = redo;
$("next").onclick = () => step(1); $("previous").onclick = () => step(-1);
$("again").onclick = () => { ignored.clear(); draw(); tell(); };
$("clean").onclick = async () => {
  try { await navigator.clipboard.writeText(text); status.textContent = "The text is on the clipboard."; }
  catch { getSelection().selectAllChildren(copy); status.textContent = "The text is selected: copy it with Ctrl+C."; }
};
$("format").onchange = check;
copy.addEventListener("beforeinput", event => {
  if (event.inputType === "historyUndo") { event.preventDefault(); undo(); } else if (event.inputType === "historyRedo") { event.preventDefault(); redo(); }
});
copy.addEventListener("input", event => {
  const value = read(), at = caret();
  if (value === text) return;
  if (!past.length || Date.now() - typed > 800) past.push(text);
  typed = Date.now(); future = []; moved(text, value);
  if (copy.childNodes.length !== 1 || copy.firstChild.nodeType !== Node.TEXT_NODE) { show(value); setCaret(at); } else text = value;
  pasted ||= ["insertFromPaste", "insertFromDrop"].includes(event.inputType);
  draw(); pasted ? check() : later();
});
copy.addEventListener("paste", event => {
  if (copy.contentEditable !== "true") return;
  event.preventDefault(); document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
});
for (const kind of ["copy", "cut"]) copy.addEventListener(kind, event => {  // browsers make spaces of no-break spaces
  const {startContainer, startOffset, endContainer, endOffset, collapsed} = getSelection().getRangeAt(0);
  if (collapsed) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", text.slice(offset(startContainer, startOffset), offset(endContainer, endOffset)));
  if (kind === "cut") document.execCommand("delete");
});
copy.addEventListener("click", () => {  // a mark leads to its place in the list
  const at = caret(), found = at === null ? -1 : shown().findIndex(one => one.start <= at && at <= one.end);
  if (getSelection().isCollapsed) found >= 0 ? look(found) : here = null;
});
copy.focus();
addEventListener("keydown", event => {
  if (event.key === "F8") { event.preventDefault(); step(event.shiftKey ? -1 : 1); return; }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const word = event.key.toLowerCase();
  if (word === "z") { event.preventDefault(); event.shiftKey ? redo() : undo(); } else if (word === "y") { event.preventDefault(); redo(); }
});
// The service reads a file: it knows encodings, and Word's documents.
async function open(file) {
  if (!file) return;
  const form = new FormData();
  form.append("file", file);
  try {
    const said = await call("v1/check", {method: "POST", body: form}), select = $("format");
    const format = said.format === "docx" ? "plain" : said.format;
    if (![...select.options].some(one => one.value === format)) select.add(new Option(format, format));
    select.value = format; pasted = true;
    change(said.text);
  } catch (error) { status.textContent = `${file.name} was not opened: ${error.message}.`; }
}
$("file").onchange = event => { open(event.target.files[0]); event.target.value = ""; };
copy.addEventListener("dragover", event => { if (event.dataTransfer.types.includes("Files")) { event.preventDefault(); copy.classList.add("over"); } });
copy.addEventListener("dragleave", () => copy.classList.remove("over"));
copy.addEventListener("drop", event => {
  copy.classList.remove("over");
  if (event.dataTransfer.files.length) { event.preventDefault(); open(event.dataTransfer.files[0]); }
});
