"use strict";
const form = document.forms[0], notes = [...document.querySelectorAll("ol li")], sections = [...document.querySelectorAll(".file")];
const marks = new Map();
for (const mark of document.querySelectorAll("mark")) {
  for (const n of mark.dataset.n.split(" ")) marks.has(n) ? marks.get(n).push(mark) : marks.set(n, [mark]);
}
const ticked = name => new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map(box => box.value));
function filter() {
  const level = ticked("level"), rule = ticked("rule"), folder = ticked("folder"), file = form.elements.file.value.toLowerCase();
  let left = 0;
  for (const section of sections) {
    const fits = folder.has(section.dataset.folder) && section.dataset.file.toLowerCase().includes(file);
    let some = false;
    for (const note of section.querySelectorAll("ol li")) {
      note.hidden = !(fits && level.has(note.dataset.level) && rule.has(note.dataset.rule));
      some ||= !note.hidden;
      left += !note.hidden;
    }
    section.hidden = !some;
    if (some) for (const mark of section.querySelectorAll("mark")) {
      const on = mark.dataset.n.split(" ").some(n => !document.getElementById("n" + n).hidden);
      mark.classList.toggle("off", !on);
      mark.tabIndex = on ? 0 : -1;
    }
  }
  form.querySelector("output").textContent = `${left} of ${notes.length} shown`;
}
let here = -1;
function go(to) {
  const shown = notes.filter(note => !note.hidden);
  if (!shown.length) return;
  here = (to + shown.length) % shown.length;
  const note = shown[here];
  for (const one of document.querySelectorAll(".here")) one.classList.remove("here");
  const at = marks.get(note.dataset.n) || [];
  for (const one of [note, ...at]) one.classList.add("here");
  (at[0] || note).scrollIntoView({block: "center"});
  note.focus({preventScroll: true});
}
const index = n => notes.filter(note => !note.hidden).findIndex(note => note.dataset.n === n);
form.addEventListener("input", filter);
form.addEventListener("submit", event => event.preventDefault());
document.addEventListener("keydown", event => {
  if (event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") go(here + 1);
  else if (event.key === "k") go(here - 1);
  else if (event.key === "Enter" && event.target.matches("mark")) go(index(event.target.dataset.n.split(" ")[0]));
});
document.addEventListener("click", event => {
  const at = event.target.closest("mark:not(.off), ol li");
  if (at) go(index(at.dataset.n.split(" ")[0]));
});
filter();
