// Replay: keeps what the visitor did before the application ran: the scroll position, the last press, fields and focus.
// Needs html and root from page.js.

// If the browser leaves scroll restoration to the application, restores the position now: the application comes after
// the first paint.
if (history.scrollRestoration == "manual" && history.state && !scrollY) scrollTo(0, history.state[0]);

let pressed = html.pressed;
const remember = (event) => { pressed = event.target.closest("button") || pressed; };
root.addEventListener("click", remember);

// Presses the button again, now that the application listens.
const pressAgain = () => {
  root.removeEventListener("click", remember);
  if (pressed && pressed.isConnected) pressed.click();
};

// Records what the visitor has done in the page, and returns a function that does the same in the nodes that replace
// it.
const snapshot = () => {
  const controls = () => [...root.querySelectorAll("a, button, input, select, summary, details, [tabindex]")];
  const isTouched = (it) => it.localName == "input" && (it.checked != it.defaultChecked || it.value != it.defaultValue)
    || it.localName == "select" && [...it.options].some((option) => option.selected != option.defaultSelected);
  const before = controls();
  const states = before.map((it) => [isTouched(it) && { value: it.value, checked: it.checked }, it.open, it.scrollLeft]);
  const [focus, press, position] = [before.indexOf(document.activeElement), before.indexOf(pressed), scrollY];
  return () => {
    const after = controls();
    if (after.length != before.length) return;
    after.forEach((control, index) => {
      const [field, open, scrollLeft] = states[index];
      if (field) Object.assign(control, field);
      if (field) for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
      if (open) control.open = true;
      control.scrollLeft = scrollLeft;
    });
    if (focus >= 0) after[focus].focus({ preventScroll: true });
    if (press >= 0) pressed = after[press];
    scrollTo(0, position);
  };
};
