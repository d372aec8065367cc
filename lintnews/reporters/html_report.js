"use strict";
const form = document.forms[0], notes = [...document.querySelectorAll("ol li")];
const sections = [...document.querySelectorAll(".file")].map(section => ({
  section, file: section.dataset.file.toLowerCase(), folder: section.dataset.folder,
  notes: [...section.querySelectorAll("ol li")], marks: [...section.querySelectorAll("mark")],
}));
const marks = new Map();
for (const {marks: all} of sections) for (const mark of all) {
  for (const n of mark.dataset.n.split(" ")) marks.has(n) ? marks.get(n).push(mark) : marks.set(n, [mark]);
}
const ticked = name => new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map(box => box.value));
function filter() {
  const level = ticked("level"), rule = ticked("rule"), folder = ticked("folder"), file = form.elements.file.value.toLowerCase();
  let left = 0;
  for (const one of sections) {
    const fits = folder.has(one.folder) && one.file.includes(file), on = new Set();
    for (const note of one.notes) {
      const keep = fits && level.has(note.dataset.level) && rule.has(note.dataset.rule);
      if (note.hidden === keep) note.hidden = !keep;
      if (keep) on.add(note.dataset.n);
    }
    one.section.hidden = !on.size;
    left += on.size;
    if (on.size) for (const mark of one.marks) mark.classList.toggle("off", !mark.dataset.n.split(" ").some(n => on.has(n)));
  }
  form.querySelector("output").textContent = `${left.toLocaleString("en")} of ${notes.length.toLocaleString("en")} shown`;
}
let here = null;  // the note that was gone to
const card = document.body.appendChild(document.createElement("aside"));  // on a phone the note stands there, as the list is far
card.setAttribute("aria-hidden", "true");
function leave() { for (const one of document.querySelectorAll(".here")) one.classList.remove("here"); card.replaceChildren(); }
function go(note) {
  if (!note) return;
  leave();
  card.innerHTML = note.innerHTML.replace(/<a [^>]*>/, "<b>").replace("</a>", "</b>");
  const at = marks.get(note.dataset.n) || [];
  for (const one of [note, ...at]) one.classList.add("here");
  (at[0] || note).scrollIntoView({block: "center"});
  note.querySelector("a").focus({preventScroll: true});
  const list = note.parentElement, room = list.getBoundingClientRect(), box = note.getBoundingClientRect();
  if (box.top < room.top || box.bottom > room.bottom) list.scrollTop += box.top - room.top - room.height / 3;
  here = note;
}
function step(by) {
  const shown = notes.filter(note => !note.hidden), at = shown.indexOf(here);
  go(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
}
document.addEventListener("keydown", event => {
  if (event.target.matches("input[type=search]") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
});
document.addEventListener("click", event => {
  const at = event.target.closest("mark:not(.off), ol li");
  if (String(getSelection()) || event.target.closest("form, aside")) return;
  if (!at) { leave(); return; }
  event.preventDefault();
  go(at.dataset.n.split(" ").map(n => document.getElementById("n" + n)).find(note => !note.hidden));
});
if (form) {
  for (const group of form.querySelectorAll("fieldset")) if (group.querySelectorAll("input").length > 3) {
    const all = ["All", "None"].map(said => Object.assign(document.createElement("button"), {type: "button", textContent: said,
      onclick: () => { for (const box of group.querySelectorAll("input")) box.checked = said === "All"; filter(); }}));
    group.querySelector("legend").after(...all);
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", event => event.preventDefault());
  if (matchMedia("(max-width: 64rem)").matches) form.querySelector("details").open = false;
  filter();
}
